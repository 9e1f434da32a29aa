"use client";
import { useEffect, useState } from "react";

import { everyIncident, type IncidentFilter, type IncidentSummary } from "@/lib/wire/incident-list";

import { listIncidents } from "./incident-list-calls";

const MOST_FOUND = 8;
/** Of those that nobody asked for. */
const MOST_ACTIVE = 5;
/** Shorter than a word takes to type, longer than a key takes to repeat. */
const PAUSE_MS = 120;

export type IncidentSearch = {
  /** What was found, and until the server has answered what of the last answer still fits. */
  found: readonly IncidentSummary[];
  searching: boolean;
  /** One sentence where the server could not be asked. */
  failure: string | null;
};

/** The active incidents as they were when last asked for: there at once when somebody searches again. */
let lastActive: readonly IncidentSummary[] = [];

/** Whether an incident that was found for other words would be found for these: until the server has answered. */
export function isFoundBy(
  { number, title }: Pick<IncidentSummary, "number" | "title">,
  text: string,
): boolean {
  const words = text.toLowerCase();
  return title.toLowerCase().includes(words) || words === String(number) || words === `inc-${number}`;
}

type Answer = { text: string | null; found: readonly IncidentSummary[]; failure: string | null };

/** Incidents by number or title, on the server; without a query the active ones. */
export function useIncidentSearch(query: string): IncidentSearch {
  const [answer, setAnswer] = useState<Answer>({ text: null, found: lastActive, failure: null });
  const text = query.trim();
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const filter: IncidentFilter = { ...everyIncident, ...(text === "" ? { state: "active" } : { text }) };
      const outcome = await listIncidents(filter, {
        limit: text === "" ? MOST_ACTIVE : MOST_FOUND,
        signal: stop.signal,
      });
      if (stop.signal.aborted) return;
      if (outcome.ok && text === "") lastActive = outcome.value.incidents;
      setAnswer(
        outcome.ok
          ? { text, found: outcome.value.incidents, failure: null }
          : { text, found: [], failure: outcome.problem.detail },
      );
    };
    const timer = setTimeout(() => void ask().catch(() => undefined), text === "" ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);

  const { found, failure } = answer;
  if (answer.text === text) return { found, failure, searching: false };
  return { found: found.filter((incident) => isFoundBy(incident, text)), failure, searching: true };
}
