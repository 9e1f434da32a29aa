"use client";
import { useEffect, useState } from "react";

import { listIncidents } from "@/lib/client/incident-list-calls";
import { everyIncident, type IncidentSummary } from "@/lib/wire/incident-list";

const MOST_FOUND = 8;
/** Shorter than a word takes to type, longer than a key takes to repeat. */
const PAUSE_MS = 120;

export type IncidentSearch = {
  /** What was found last; stays in sight while the next search is under way. */
  found: readonly IncidentSummary[];
  searching: boolean;
  /** One sentence where the server could not be asked. */
  failure: string | null;
};

const nothing: IncidentSearch = { found: [], searching: true, failure: null };

/** Incidents by number or title, on the server; without a query the active ones. */
export function useIncidentSearch(query: string): IncidentSearch {
  const [search, setSearch] = useState(nothing);
  const text = query.trim();
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      setSearch((before) => ({ ...before, searching: true }));
      const filter =
        text === "" ? ({ ...everyIncident, state: "active" } as const) : { ...everyIncident, text };
      const outcome = await listIncidents(filter, { limit: MOST_FOUND, signal: stop.signal });
      if (stop.signal.aborted) return;
      setSearch(
        outcome.ok
          ? { found: outcome.value.incidents, searching: false, failure: null }
          : { found: [], searching: false, failure: outcome.problem.detail },
      );
    };
    const timer = setTimeout(() => void ask().catch(() => undefined), text === "" ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return search;
}
