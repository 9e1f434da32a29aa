import type { MilestoneMark, PersonRef } from "@/lib/timeline/state";
import type { Kind, Milestone, Severity, Status } from "@/lib/timeline/vocabulary";
import type { IncidentSummary } from "@/lib/wire/incident-list";
import type { IncidentListStore } from "@/lib/wire/incident-list-port";

import type { Database } from "./database";

export function openIncidentList({ pool }: Pick<Database, "pool">): IncidentListStore {
  return {
    async list(request) {
      const { text, values } = statement(request);
      const { rows } = await pool.query<ListRow>(text, values);
      return rows.map(summary);
    },
    async count({ filter, onlooker }) {
      const { values, value } = collect();
      const where = conditionsOf({ filter, onlooker }, value).join(" AND ");
      const text = `SELECT count(*)::int AS count FROM incident i WHERE ${where}`;
      const { rows } = await pool.query<{ count: number }>(text, values);
      return rows[0]?.count ?? 0;
    },
    async idOfNumber(number) {
      const { rows } = await pool.query<{ id: string }>(`SELECT id FROM incident WHERE number = $1`, [
        number,
      ]);
      return rows[0]?.id ?? null;
    },
  };
}

type ListRow = {
  id: string;
  number: number;
  title: string;
  severity: Severity;
  status: Status;
  kind: Kind;
  restricted: boolean;
  commander_id: string | null;
  commander_name: string | null;
  responder_count: number;
  declared_at: string;
  milestones: Partial<Record<Milestone, MilestoneMark>>;
  next_update_at: string | null;
};

const COLUMNS = `i.id, i.number, i.title, i.severity, i.status, i.kind, i.restricted, i.commander_id,
  i.commander_name, i.responder_count, i.declared_at, i.milestones, i.next_update_at`;

type Asked = Parameters<IncidentListStore["list"]>[0];

/** The values of a statement, and how each is written in it. */
function collect() {
  const values: unknown[] = [];
  return { values, value: (one: unknown) => `$${values.push(one)}` };
}

/** Only what narrows is in the statement, so that the planner sees the plain case as plain. */
function conditionsOf(
  { filter, onlooker }: Pick<Asked, "filter" | "onlooker">,
  value: (one: unknown) => string,
): string[] {
  // Samples that were removed are declined, and those that were merged live on elsewhere.
  const conditions = ["NOT (i.kind = 'sample' AND i.status IN ('declined', 'merged'))"];
  if (!onlooker.seesAll)
    conditions.push(`(NOT i.restricted OR EXISTS (SELECT FROM incident_access a
      WHERE a.incident_id = i.id AND a.person_id = ${value(onlooker.personId)}))`);
  if (filter.state !== "all") conditions.push(`i.active = ${value(filter.state === "active")}`);
  if (filter.severities.length > 0) conditions.push(`i.severity = ANY (${value(filter.severities)}::text[])`);
  if (filter.kinds.length > 0) conditions.push(`i.kind = ANY (${value(filter.kinds)}::text[])`);
  if (filter.mine) conditions.push(`i.involved_ids @> ARRAY[${value(onlooker.personId)}::text]`);
  if (filter.text !== "") {
    const byTitle = `i.title_folded LIKE lower(${value(`%${escapeLike(filter.text)}%`)})`;
    const number = numberIn(filter.text);
    conditions.push(number === null ? byTitle : `(${byTitle} OR i.number = ${value(number)})`);
  }
  return conditions;
}

function statement({ after, limit, ...asked }: Asked) {
  const { values, value } = collect();
  const conditions = conditionsOf(asked, value);
  if (after)
    conditions.push(
      `(i.active, i.declared_at, i.id) < (${value(after.active)}, ${value(after.declaredAt)}::timestamptz, ${value(after.id)}::uuid)`,
    );
  const where = `WHERE ${conditions.join(" AND ")}`;
  return {
    text: `SELECT ${COLUMNS} FROM incident i ${where}
      ORDER BY i.active DESC, i.declared_at DESC, i.id DESC LIMIT ${value(limit)}`,
    values,
  };
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** The number in `42` or `INC-42`; null for other words and for numbers that no incident can have. */
function numberIn(text: string): number | null {
  const digits = /^(?:inc-)?(\d{1,10})$/i.exec(text)?.[1];
  const number = Number(digits);
  return digits !== undefined && number <= 2_147_483_647 ? number : null;
}

function summary(row: ListRow): IncidentSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    severity: row.severity,
    status: row.status,
    kind: row.kind,
    restricted: row.restricted,
    commander: commander(row),
    responderCount: row.responder_count,
    declaredAt: row.declared_at,
    impactStartedAt: row.milestones.impact_started?.at ?? null,
    resolvedAt: row.milestones.resolved?.at ?? null,
    nextUpdateAt: row.next_update_at,
  };
}

function commander({ commander_id: id, commander_name: name }: ListRow): PersonRef | null {
  return id === null ? null : { id, name: name ?? id };
}
