import type { PoolClient } from "pg";

import { MEMBER_FORMAT, type ReportMember } from "@/lib/reports/member";
import type { ReportStore } from "@/lib/wire/report-port";

import type { Database } from "./database";
import { available } from "./log-errors";
import { MEMBER_COLUMNS, memberOf, type MemberRow } from "./report-member-row";
import { sightOf } from "./report-sight";
import { createMemberStream } from "./report-stream";
import { snapshot } from "./snapshot";

/** Small enough that reading a page does not hold up the event loop. */
const PAGE = 2_000;

/**
 * Members of reports, in memory from the first report on: each report asks the database only for what was written
 * since the one before, so that it is exact, and takes as long for a hundred thousand incidents as it takes to count.
 */
export function openReportMembers({ pool, connect }: Pick<Database, "pool" | "connect">): ReportStore {
  const stream = createMemberStream(connect);
  let held: Held | null = null;
  let running: Promise<Held> | null = null;
  let following: Promise<Held> | null = null;

  async function read(): Promise<Held> {
    const next = await available(() => snapshot(pool, (client) => refresh(client, held)));
    held = next;
    return next;
  }

  /** One after the other, so that nothing old overwrites what is newer; who comes meanwhile shares the next. */
  function current(): Promise<Held> {
    if (!running) {
      running = read().finally(() => {
        running = null;
      });
      return running;
    }
    following ??= running
      .catch(() => null)
      .then(() => {
        following = null;
        return current();
      });
    return following;
  }

  return {
    async subjects(onlooker) {
      const { members, notRead } = await current();
      const sees = await available(() => sightOf(pool, onlooker));
      return { members: members.values(), sees, notRead };
    },
    async titles(incidentIds) {
      const { rows } = await available(() =>
        pool.query<{ id: string; title: string }>({
          name: "report-titles",
          text: `SELECT id, title FROM incident WHERE id = ANY ($1::uuid[])`,
          values: [incidentIds],
        }),
      );
      return new Map(rows.map(({ id, title }) => [id, title]));
    },
    stream,
  };
}

/** What is in memory: all that transactions below `xmin` have written, and some of what came later. */
type Held = { members: Map<string, ReportMember>; xmin: bigint; notRead: number };

async function refresh(client: PoolClient, held: Held | null): Promise<Held> {
  const { rows } = await client.query<{ xmin: string; xmax: string }>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, pg_snapshot_xmax(pg_current_snapshot())::text AS xmax`,
  );
  const { xmin, xmax } = rows[0] ?? { xmin: "0", xmax: "0" };
  // Behind what is in memory: the database has been set back to an earlier day.
  const known = held && BigInt(xmin) >= held.xmin ? held : null;
  const members = known?.members ?? new Map<string, ReportMember>();
  // What was written "later than now" is of an earlier life of this database, and known.
  const range = known
    ? { where: "WHERE changed >= $1 AND changed < $2", values: [known.xmin, xmax] }
    : everything;
  await eachPage(client, range, (row) => members.set(row.incident_id, memberOf(row)));
  const notRead = known?.notRead === 0 ? 0 : await countNotRead(client);
  return { members, xmin: BigInt(xmin), notRead };
}

const everything = { where: "", values: [] };

async function eachPage(
  client: PoolClient,
  { where, values }: { where: string; values: readonly unknown[] },
  take: (row: MemberRow) => void,
): Promise<void> {
  await client.query(
    `DECLARE members NO SCROLL CURSOR FOR SELECT ${MEMBER_COLUMNS} FROM report_member m ${where}`,
    [...values],
  );
  for (;;) {
    const { rows } = await client.query<MemberRow>(`FETCH ${PAGE} FROM members`);
    rows.forEach(take);
    if (rows.length < PAGE) return;
  }
}

/** Incidents from before there were reports, until their logs have been read. New ones never are. */
async function countNotRead(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ missing: number }>(
    `SELECT count(*)::int AS missing FROM incident i LEFT JOIN report_member m ON m.incident_id = i.id
     WHERE m.incident_id IS NULL OR m.format < $1`,
    [MEMBER_FORMAT],
  );
  return rows[0]?.missing ?? 0;
}
