import { alertsOf } from "./alert-book";
import { type Clock, readMoment } from "./moments";
import type { RoomState } from "./state";

/** What a question asks to be looked at; null is what it leaves open. Times are ISO 8601. */
export type Steering = { service: string | null; from: string | null; to: string | null };

const MINUTE_MS = 60_000;
const unitMs: Readonly<Record<string, number>> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: 1_440 * MINUTE_MS };
const last = /\b(?:last|past)\s+(\d{1,4})\s?(m(?:in(?:ute)?s?)?|h(?:ours?)?|d(?:ays?)?)\b/i;
const begins = /\b(?:since|from|after|between)\s+/gi;
const ends = /\b(?:until|till|to|before|and)\s+/gi;

/** Reads "look at payments since 14:00": the service among those that are known, and the stretch of time. */
export function readSteering(text: string, clock: Clock, services: readonly string[]): Steering {
  const from = momentAfter(begins, text, clock) ?? beginOfLast(text, clock);
  const to = from === null ? null : momentAfter(ends, text, clock);
  return { service: serviceIn(text, services), from: iso(from), to: iso(to) };
}

const iso = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());

function momentAfter(word: RegExp, text: string, clock: Clock): number | null {
  for (const { index, 0: found } of text.matchAll(word)) {
    // What ends a sentence ends a moment too.
    const rest = text.slice(index + found.length).replace(/[.,;!?](?=\s|$)/, " ");
    const moment = readMoment(rest, clock);
    if (moment && moment.atMs <= clock.nowMs) return moment.atMs;
  }
  return null;
}

function beginOfLast(text: string, { nowMs }: Clock): number | null {
  const [, amount, unit = ""] = last.exec(text) ?? [];
  const length = unitMs[unit.charAt(0).toLowerCase()];
  return amount === undefined || length === undefined ? null : nowMs - Number(amount) * length;
}

const LEAST_LETTERS = 3;
const nameLike = /[\p{L}\p{N}][\p{L}\p{N}._-]*/gu;

/** The service that is named; else the only one of which a word names the beginning or a part. */
function serviceIn(text: string, services: readonly string[]): string | null {
  const words = (text.toLowerCase().match(nameLike) ?? []).map((word) => word.replace(/[.-]+$/, ""));
  const named = services.find((service) => words.includes(service.toLowerCase()));
  if (named !== undefined) return named;
  for (const word of words) {
    if (word.length < LEAST_LETTERS) continue;
    const meant = services.filter((service) => partsOf(service).includes(word));
    if (meant.length === 1) return meant[0] ?? null;
  }
  return null;
}

function partsOf(service: string): readonly string[] {
  return service.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

/** Every service that the incident knows by name, in alphabetical order. */
export function knownServices(
  state: Pick<RoomState, "alerts" | "changes" | "hypotheses" | "investigations">,
): readonly string[] {
  const names = [
    ...alertsOf(state.alerts).map(({ service }) => service),
    ...Object.values(state.changes).map(({ service }) => service),
    ...Object.values(state.hypotheses).map(({ component }) => component),
    ...Object.values(state.investigations).map(({ service }) => service),
    ...Object.values(state.investigations).flatMap(({ chain }) => chain.map(({ component }) => component)),
  ];
  return [...new Set(names.flatMap((name) => name || []))].sort();
}
