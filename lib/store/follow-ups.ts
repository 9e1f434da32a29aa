import type { FollowUpKind, Kind } from "@/lib/timeline/vocabulary";
import type { FollowUpPlace, FollowUpStore, StoredFollowUp } from "@/lib/wire/follow-ups-port";

import type { Database } from "./database";

export function openFollowUps({ pool }: Pick<Database, "pool">): FollowUpStore {
  return {
    async list({ after, limit, ...asked }) {
      const { where, value, values } = conditions(asked);
      const { rows } = await pool.query<FollowUpRow>(
        `SELECT t.task_id, t.title, t.state, t.owner_id, t.owner_name, t.follow_up_kind, t.due_on::text, t.added_at,
           COALESCE(t.due_on < ${value(asked.today)}::date, false) AS overdue,
           i.id, i.number, i.title AS incident_title, i.kind
         FROM incident_task t JOIN incident i ON i.id = t.incident_id
         WHERE ${[...where, ...(after ? [follows(after, value)] : [])].join(" AND ")}
         ORDER BY ${DUE}, t.added_at, t.incident_id, t.task_id LIMIT ${value(limit)}`,
        values,
      );
      return rows.map(present);
    },
    async count(asked) {
      const { where, value, values } = conditions(asked);
      const { rows } = await pool.query<{ count: number; overdue: number }>(
        `SELECT count(*)::int AS count, (count(*) FILTER (WHERE t.due_on < ${value(asked.today)}::date))::int AS overdue
         FROM incident_task t JOIN incident i ON i.id = t.incident_id WHERE ${where.join(" AND ")}`,
        values,
      );
      return rows[0] ?? { count: 0, overdue: 0 };
    },
  };
}

type FollowUpRow = {
  task_id: string;
  title: string;
  state: "open" | "doing";
  owner_id: string | null;
  owner_name: string | null;
  follow_up_kind: FollowUpKind | null;
  due_on: string | null;
  added_at: string;
  overdue: boolean;
  id: string;
  number: number;
  incident_title: string;
  kind: Kind;
};

/** What has no day comes after everything that has one. */
const DUE = "COALESCE(t.due_on, 'infinity'::date)";

function conditions({ filter, onlooker, today }: Parameters<FollowUpStore["count"]>[0]) {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const where = [
    "t.follow_up AND t.state IN ('open', 'doing')",
    // Samples are nobody's work; those that were removed are declined.
    filter.samples ? "i.kind = 'sample' AND i.status NOT IN ('declined', 'merged')" : "i.kind <> 'sample'",
  ];
  if (!onlooker.seesAll)
    where.push(`(NOT i.restricted OR EXISTS (SELECT FROM incident_access a
      WHERE a.incident_id = i.id AND a.person_id = ${value(onlooker.personId)}))`);
  if (filter.mine) where.push(`t.owner_id = ${value(onlooker.personId)}`);
  if (filter.overdue) where.push(`t.due_on < ${value(today)}::date`);
  if (filter.kinds.length > 0) where.push(`t.follow_up_kind = ANY (${value(filter.kinds)}::text[])`);
  return { where, value, values };
}

function follows(after: FollowUpPlace, value: (one: unknown) => string): string {
  return `(${DUE}, t.added_at, t.incident_id, t.task_id) > (COALESCE(${value(after.dueOn)}::date, 'infinity'::date),
    ${value(after.addedAt)}::timestamptz, ${value(after.incidentId)}::uuid, ${value(after.taskId)})`;
}

function present(row: FollowUpRow): StoredFollowUp {
  return {
    taskId: row.task_id,
    title: row.title,
    state: row.state,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
    kind: row.follow_up_kind,
    dueOn: row.due_on,
    overdue: row.overdue,
    incident: { id: row.id, number: row.number, title: row.incident_title, kind: row.kind },
    addedAt: row.added_at,
  };
}
