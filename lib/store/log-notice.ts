import { z } from "zod";

import type { LoadedEvent } from "./event-rows";

/** The PostgreSQL channel on which nodes tell each other what they have written. */
export const LOG_CHANNEL = "incident_log";

/** PostgreSQL takes less than 8,000 bytes. */
const MOST_BYTES = 7_900;
/** One incident takes at most 54 bytes. */
const INCIDENTS_PER_NOTICE = 120;

const event = z.object({
  incidentId: z.string(),
  seq: z.int(),
  type: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.object({ kind: z.enum(["person", "token", "machine"]), id: z.string(), name: z.string() }),
  payload: z.unknown(),
  commandId: z.string(),
  hash: z.string(),
});

const notice = z.object({
  /** Which node wrote. */
  node: z.string(),
  /** Incident, its last seq, and whether its row in the list changed. */
  heads: z.array(z.tuple([z.string(), z.int(), z.union([z.literal(0), z.literal(1)])])),
  /** What was written, where there is room for all of it: who follows these logs need not read it. */
  loaded: z.array(z.object({ event, size: z.int() })).optional(),
});
export type Notice = z.infer<typeof notice>;

type Written = { incidentId: string; head: number; listed: boolean; loaded: readonly LoadedEvent[] };

/** The texts that announce a batch. */
export function notices(node: string, commits: readonly Written[]): string[] {
  const heads = commits.map(({ incidentId, head, listed }) => [incidentId, head, listed ? 1 : 0]);
  const loaded = commits.flatMap((commit) => commit.loaded);
  if (sizeOf(loaded) < MOST_BYTES) {
    const text = JSON.stringify({ node, heads, loaded });
    if (Buffer.byteLength(text) <= MOST_BYTES) return [text];
  }
  const texts: string[] = [];
  for (let from = 0; from < heads.length; from += INCIDENTS_PER_NOTICE)
    texts.push(JSON.stringify({ node, heads: heads.slice(from, from + INCIDENTS_PER_NOTICE) }));
  return texts;
}

/** Reads a notice; null where it is none that this version understands. */
export function parseNotice(text: string): Notice | null {
  try {
    return notice.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Less than what these take as text: a large batch need not be turned into one to see that it is too large. */
function sizeOf(loaded: readonly LoadedEvent[]): number {
  return loaded.reduce((sum, { size }) => sum + size, 0);
}
