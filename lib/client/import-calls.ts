import type { ImportReport } from "@/lib/wire/imports";
import type { Outcome } from "@/lib/wire/problem";
import { HISTORY_SEED } from "@/lib/wire/samples";

import { callApi, sendFile } from "./api";

/** Sends past incidents: checked only, or written. Safe to repeat. */
export function importIncidents(
  file: File,
  { source, dryRun }: { source: string; dryRun: boolean },
): Promise<Outcome<ImportReport>> {
  const query = new URLSearchParams({ source, dryRun: String(dryRun) });
  return sendFile(`/api/imports/incidents?${query}`, file, contentTypeOf(file.name));
}

/** By the name: browsers give a CSV all kinds of types. */
function contentTypeOf(name: string): string {
  if (/\.(ndjson|jsonl)$/i.test(name)) return "application/x-ndjson";
  return /\.json$/i.test(name) ? "application/json" : "text/csv";
}

/** How many incidents of a history were written, and how many were there before. */
export type HistoryLoaded = { loaded: number; already: number };

/** Loads two years of generated incidents as samples. */
export const loadHistory = (): Promise<Outcome<HistoryLoaded>> =>
  callApi("/api/samples/history", { method: "POST", body: { seed: HISTORY_SEED } });
