import { causeKinds, populations } from "@/lib/reports/vocabulary";
import { severities } from "@/lib/timeline/vocabulary";

import type { ReportPeriod, ReportQuestion } from "./report";

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 90;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Most services that one address narrows to, and the longest name of one. */
const MOST_ASKED = 50;
const LONGEST_SERVICE = 200;
/** Ten years: what a report goes over at most. */
const MOST_DAYS = 3_650;

/** A period of so many days that have ended; `today` is not over yet. */
export function lastDays(today: string, days: number): ReportPeriod {
  return { from: dayBefore(today, days), to: dayBefore(today, 1) };
}

/** Periods that people ask for by name; all end with yesterday, or earlier. */
export function periodPresets(today: string): readonly { name: string; period: ReportPeriod }[] {
  const month = `${today.slice(0, 7)}-01`;
  const lastOfMonth = dayBefore(month, 1);
  return [
    { name: "30 days", period: lastDays(today, 30) },
    { name: "90 days", period: lastDays(today, DEFAULT_DAYS) },
    { name: "Last month", period: { from: `${lastOfMonth.slice(0, 7)}-01`, to: lastOfMonth } },
    { name: "12 months", period: lastDays(today, 365) },
  ];
}

/** Reads a question from a page's address. What it does not know narrows nothing, so that an old link still opens. */
export function parseQuestion(params: URLSearchParams, today: string): ReportQuestion {
  const word = <T extends string>(known: readonly T[], name: string) => {
    const asked = new Set(params.getAll(name));
    return known.filter((one) => asked.has(one));
  };
  const services = params
    .getAll("service")
    .filter((name) => name.trim() !== "" && name.length <= LONGEST_SERVICE && !name.includes("\u0000"))
    .map((name) => name.toWellFormed());
  return {
    period: parsePeriod(params, today),
    filter: {
      services: [...new Set(services)].slice(0, MOST_ASKED),
      severities: word(severities, "severity"),
      causes: word(causeKinds, "cause"),
    },
    population: populations.find((one) => one === params.get("population")) ?? "own",
  };
}

function parsePeriod(params: URLSearchParams, today: string): ReportPeriod {
  const [from, to] = [realDay(params.get("from")), realDay(params.get("to"))];
  if (from === null && to === null) return lastDays(today, DEFAULT_DAYS);
  const last = to ?? dayBefore(today, 1);
  const first = from ?? dayBefore(last, DEFAULT_DAYS - 1);
  const [begin, end] = first <= last ? [first, last] : [last, first];
  const earliest = dayBefore(end, MOST_DAYS - 1);
  return { from: begin < earliest ? earliest : begin, to: end };
}

/** A day that the calendar has, else null. */
function realDay(text: string | null): string | null {
  if (text === null || !DAY.test(text)) return null;
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== text ? null : text;
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
