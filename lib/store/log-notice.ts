import { z } from "zod";

/** The PostgreSQL channel on which nodes tell each other what they have written. */
export const LOG_CHANNEL = "incident_log";

/** PostgreSQL takes less than 8,000 bytes; one incident takes at most 54 of them. */
const INCIDENTS_PER_NOTICE = 120;

const notice = z.object({
  /** Which node wrote. */
  node: z.string(),
  /** Incident, its last seq, and whether its row in the list changed. */
  heads: z.array(z.tuple([z.string(), z.int(), z.union([z.literal(0), z.literal(1)])])),
});
export type Notice = z.infer<typeof notice>;

type Written = { incidentId: string; head: number; listed: boolean };

/** The texts that announce a batch. */
export function notices(node: string, commits: readonly Written[]): string[] {
  const heads = commits.map(({ incidentId, head, listed }) => [incidentId, head, listed ? 1 : 0]);
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
