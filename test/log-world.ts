import { randomUUID } from "node:crypto";

import { type Database, openDatabase } from "@/lib/store/database";
import { type LogOptions, openIncidentLog, type StoredIncidentLog } from "@/lib/store/incident-log";
import { verifyLog } from "@/lib/store/verify-log";
import type { AppendOutcome, IncidentLog } from "@/lib/timeline/log-port";
import type { Kind } from "@/lib/timeline/vocabulary";
import { type Room, advance, emptyRoom } from "@/lib/timeline/room";

import { createTestDatabase } from "./database";
import { request } from "./log-request";

/** A database of one's own with as many log instances on it as wanted: each is a node. */
export type LogWorld = {
  url: string;
  database: Database;
  open: (options?: Partial<LogOptions>) => StoredIncidentLog;
  /** A database handle of its own, as another process would have. */
  another: () => Database;
  end: () => Promise<void>;
};

export async function createLogWorld(): Promise<LogWorld> {
  const world = await createTestDatabase();
  const { url } = world;
  const databases: Database[] = [];
  const logs: StoredIncidentLog[] = [];
  const another = () => {
    const made = openDatabase({ url });
    databases.push(made);
    return made;
  };
  const database = another();
  return {
    url,
    database,
    another,
    open({ database: own = another(), ...options } = {}) {
      const log = openIncidentLog({ database: own, pollMs: 200, ...options });
      logs.push(log);
      return log;
    },
    async end() {
      await Promise.all(logs.map((log) => log.close()));
      await Promise.all(databases.map((one) => one.close()));
      await world.drop();
    },
  };
}

/** Declares an incident and gives its id. */
export async function declare(
  log: IncidentLog,
  {
    title = "Checkout is down",
    restricted = false,
    incidentId = randomUUID(),
    kind = "real",
    occurredAt,
  }: {
    title?: string;
    restricted?: boolean;
    incidentId?: string;
    kind?: Kind;
    occurredAt?: string;
  } = {},
): Promise<string> {
  const number = await log.nextNumber();
  await appended(
    log.append([
      request(
        incidentId,
        "incident_declared",
        { number, title, severity: "SEV2", status: "triage", kind, restricted },
        { ...(occurredAt !== undefined && { occurredAt }) },
      ),
    ]),
  );
  return incidentId;
}

/** The seqs that an append gave; throws where it was refused. */
export async function appended(outcome: Promise<AppendOutcome>): Promise<number[]> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`Refused: ${settled.refusal.detail}`);
  return settled.appended.map(({ event }) => event.seq);
}

/** The code with which an append was refused, or null where it was not. */
export async function refusal(outcome: Promise<AppendOutcome>): Promise<string | null> {
  const settled = await outcome;
  return settled.ok ? null : settled.refusal.code;
}

/** The whole log as a reader holds it, read from the database in pages. */
export async function readRoom(log: IncidentLog, incidentId: string): Promise<Room> {
  let room = emptyRoom(incidentId);
  for (;;) {
    const events = await log.read(incidentId, { after: room.events.length, limit: 500 });
    if (events.length === 0) return room;
    room = advance(room, events);
  }
}

/** Proves the stored log and gives its length; throws where it has a fault. */
export async function proven({ pool }: Database, incidentId: string): Promise<number> {
  const { events, fault } = await verifyLog(pool, incidentId);
  if (fault) throw new Error(`Event ${fault.seq}: ${fault.fault}`);
  return events;
}
