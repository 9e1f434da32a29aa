import type { LoadedEvent } from "./event-rows";
import type { NewEvent } from "./event-seal";
import type { Plan } from "./log-plan";
import { noRows, project, type ProjectionRows } from "./log-projection";
import type { Working } from "./log-working";
import { notices } from "./log-notice";

/** What the database function `incident_log_append` takes; see its migration. */
type Batch = {
  logs: unknown[];
  notices: string[];
} & Partial<Record<"blanks" | keyof ProjectionRows, unknown[]>>;

/** What one batch adds to one log. */
export type Commit = {
  incidentId: string;
  loaded: readonly LoadedEvent[];
  head: number;
  /** Its row in the list of incidents changed. */
  listed: boolean;
};

/** A plan in the words of the database, or null where there is nothing to write or to verify. */
export function batchOf(
  { logs }: Pick<Plan, "logs">,
  node: string,
): { batch: Batch; commits: Commit[] } | null {
  const rows = noRows();
  const batch: Batch = { logs: [], notices: [] };
  const blanks: unknown[] = [];
  const commits: Commit[] = [];
  for (const working of logs.values()) {
    if (working.entry.state.lastSeq === 0 && working.written.length === 0) continue;
    batch.logs.push(logRow(working));
    if (working.written.length === 0) continue;
    for (const [seq, { incidentId, payload }] of working.blanks)
      blanks.push({ incident_id: incidentId, seq, payload });
    commits.push(commitOf(working, project(rows, working.entry.state, working.state)));
  }
  if (batch.logs.length === 0) return null;
  batch.notices = notices(node, commits);
  for (const [name, list] of Object.entries({ ...rows, blanks }))
    if (list.length > 0) Object.assign(batch, { [name]: list });
  return { batch, commits };
}

function logRow({ entry, state, hash, written }: Working) {
  return {
    incident_id: entry.incidentId,
    last_seq: entry.state.lastSeq,
    last_hash: entry.hash,
    next_seq: state.lastSeq,
    next_hash: hash,
    next_recorded_at: state.lastRecordedAt,
    events: written.map(eventRow),
  };
}

function eventRow({ event, digest, salt }: NewEvent) {
  return {
    seq: event.seq,
    type: event.type,
    occurred_at: event.occurredAt === event.recordedAt ? undefined : event.occurredAt,
    recorded_at: event.recordedAt,
    actor: event.actor,
    payload: event.payload,
    command_id: event.commandId,
    payload_digest: digest,
    salt,
    hash: event.hash,
  };
}

function commitOf({ entry, state, written }: Working, listed: boolean): Commit {
  const loaded = written.map(({ event, size }) => ({ event, size }));
  return { incidentId: entry.incidentId, loaded, head: state.lastSeq, listed };
}
