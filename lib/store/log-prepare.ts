import type { Pool } from "pg";

import type { AppendRequest } from "@/lib/timeline/log-port";
import { shapesState } from "@/lib/timeline/redaction";
import { targetOf } from "@/lib/timeline/rules";

import { readEventsAt } from "./event-rows";
import type { LogCache } from "./log-cache";
import { type LogEntry, recentEvent } from "./log-entry";
import { loadWithout } from "./log-load";
import { type LogUnit, placeOf } from "./log-unit";

/** Whether all that a unit refers to is in memory: then it can be decided on at once. */
export function isPrepared(unit: LogUnit, cache: LogCache): boolean {
  return unit.requests.every((request) => {
    const entry = cache.peek(request.incidentId);
    if (!entry || entry.state.lastSeq === 0) return false;
    return request.draft.type !== "event_redacted" && missing(entry, request, unit).length === 0;
  });
}

/** Fetches what a unit refers to. It may be out of date again when its turn comes. */
export async function prepare(unit: LogUnit, cache: LogCache, pool: Pool): Promise<void> {
  for (const request of unit.requests) {
    const entry = await cache.load(request.incidentId);
    const seqs = missing(entry, request, unit);
    if (seqs.length > 0)
      for (const { event } of await readEventsAt(pool, entry.incidentId, seqs))
        unit.fetched.set(placeOf(entry.incidentId, event.seq), event);
    if (request.draft.type === "event_redacted")
      await refold(entry, request.draft.payload.targetSeq, unit, pool);
  }
}

/** Seqs of stored events that the request refers to and memory does not hold. */
function missing(entry: LogEntry, { draft }: AppendRequest, unit: LogUnit): number[] {
  return [targetOf(draft), entry.commands.get(draft.commandId)].filter(
    (seq): seq is number =>
      typeof seq === "number" &&
      seq >= 1 &&
      seq <= entry.state.lastSeq &&
      !recentEvent(entry, seq) &&
      !unit.fetched.has(placeOf(entry.incidentId, seq)),
  );
}

/** Where a redaction changes the fold, folds the log without those words: beforehand, so that nobody waits for it. */
async function refold(entry: LogEntry, seq: number, unit: LogUnit, pool: Pool): Promise<void> {
  const place = placeOf(entry.incidentId, seq);
  const target = recentEvent(entry, seq)?.event ?? unit.fetched.get(place);
  if (!target || !shapesState(target)) return;
  unit.refolds.set(place, { state: (await loadWithout(pool, entry.incidentId, seq)).state });
}
