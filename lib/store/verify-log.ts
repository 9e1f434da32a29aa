import type { Pool, PoolClient } from "pg";

import { type ChainFault, createChainCheck } from "@/lib/timeline/hash-chain";

import { readHeads, readSealedEvents } from "./event-rows";
import { sha256 } from "./event-seal";
import { snapshot } from "./snapshot";

const PAGE = 1_000;

export type Verified = { events: number; fault: ChainFault | null };

/** Proves the stored log of an incident against its hash chain and its head. Throws where the database fails. */
export function verifyLog(pool: Pool, incidentId: string): Promise<Verified> {
  return snapshot(pool, (client) => verify(client, incidentId));
}

async function verify(client: PoolClient, incidentId: string): Promise<Verified> {
  const head = (await readHeads(client, [incidentId])).get(incidentId);
  const check = createChainCheck(sha256);
  let events = 0;
  let hash: string | undefined;
  for (;;) {
    const page = await readSealedEvents(client, incidentId, { after: events, limit: PAGE });
    const fault = check.take(page);
    if (fault) return { events, fault };
    events += page.length;
    hash = page.at(-1)?.event.hash ?? hash;
    if (page.length < PAGE) break;
  }
  return { events, fault: check.end() ?? headFault(head, { seq: events, hash }) };
}

/** What the chain alone cannot see: that its end is missing. */
function headFault(
  head: { seq: number; hash: string } | undefined,
  last: { seq: number; hash: string | undefined },
): ChainFault | null {
  if (last.seq < (head?.seq ?? 0)) return { seq: last.seq + 1, fault: "missing" };
  return last.hash === head?.hash ? null : { seq: last.seq, fault: "altered_event" };
}
