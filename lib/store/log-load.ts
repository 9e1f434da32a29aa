import type { Pool, PoolClient } from "pg";

import { blank } from "@/lib/timeline/redaction";

import { isIncidentId, type LoadedEvent, type Queryable, readEvents } from "./event-rows";
import { snapshot } from "./snapshot";
import { absorb, emptyEntry, type LogEntry } from "./log-entry";

/** Small enough that folding a page does not hold up the event loop. */
const PAGE = 1_000;

/** Reads and folds a whole log; an empty entry where there is none. */
export async function loadEntry(pool: Pool, incidentId: string): Promise<LogEntry> {
  const entry = emptyEntry(incidentId);
  if (isIncidentId(incidentId))
    await eachPage(pool, incidentId, (page) => page.forEach((one) => absorb(entry, one)));
  return entry;
}

/** As `loadEntry`, as if one event had been redacted. */
export async function loadWithout(pool: Pool, incidentId: string, seq: number): Promise<LogEntry> {
  const entry = emptyEntry(incidentId);
  await eachPage(pool, incidentId, (page) => {
    for (const one of page) absorb(entry, one.event.seq === seq ? { event: blank(one.event), size: 0 } : one);
  });
  return entry;
}

/** All pages as of one moment, so that a redaction in between cannot half apply. */
async function eachPage(
  pool: Pool,
  incidentId: string,
  take: (page: readonly LoadedEvent[]) => void,
): Promise<void> {
  const first = await readEvents(pool, incidentId, { after: 0, limit: PAGE });
  if (first.length < PAGE) {
    take(first);
    return;
  }
  await snapshot(pool, (client) => eachPageOf(client, incidentId, take));
}

async function eachPageOf(
  client: PoolClient,
  incidentId: string,
  take: (page: readonly LoadedEvent[]) => void,
): Promise<void> {
  for (let after = 0; ;) {
    const page = await readEvents(client, incidentId, { after, limit: PAGE });
    take(page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.event.seq;
  }
}

/** Most events that are read to bring an entry up to date: beyond that it is loaded anew. */
const BEHIND = 5_000;

/** What follows `after`, in order; null where it is too much to hold. */
export async function readNews(
  database: Queryable,
  incidentId: string,
  after: number,
): Promise<LoadedEvent[] | null> {
  const news = await readEvents(database, incidentId, { after, limit: BEHIND });
  return news.length === BEHIND ? null : news;
}
