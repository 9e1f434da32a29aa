import type { Client } from "pg";

import type { ReportStore, TitledMember } from "@/lib/wire/report-port";

import type { Database } from "./database";
import { available } from "./log-errors";
import { MEMBER_COLUMNS, memberOf, type MemberRow } from "./report-member-row";
import { sightOf } from "./report-sight";

/** Each holds a connection of its own for as long as its reader takes. */
const MOST_AT_ONCE = 4;
const PAGE = 1_000;
/** A reader who takes nothing for so long is gone. */
const IDLE_LIMIT_MS = 60_000;

/** Reads members through a cursor: one page is in memory, however many there are and however slow the reader. */
export function createMemberStream(connect: Database["connect"]): ReportStore["stream"] {
  let open = 0;

  async function begin(): Promise<Client> {
    const client = await connect({ idle_in_transaction_session_timeout: IDLE_LIMIT_MS });
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return client;
  }

  return async function stream({ fromMs, beforeMs }, onlooker) {
    if (open >= MOST_AT_ONCE) return null;
    open += 1;
    const leave = once(() => {
      open -= 1;
    });
    try {
      const client = await available(begin);
      const end = once(() => {
        leave();
        void client.end();
      });
      try {
        const sees = await sightOf(client, onlooker);
        await client.query(
          `DECLARE members NO SCROLL CURSOR FOR
           SELECT ${MEMBER_COLUMNS}, i.title FROM report_member m JOIN incident i ON i.id = m.incident_id
           WHERE m.at >= $1 AND m.at < $2 ORDER BY m.at, m.number`,
          [new Date(fromMs), new Date(beforeMs)],
        );
        return { sees, pages: pagesOf(client, end) };
      } catch (error) {
        end();
        throw error;
      }
    } catch (error) {
      leave();
      throw error;
    }
  };
}

async function* pagesOf(client: Client, end: () => void): AsyncGenerator<readonly TitledMember[], void> {
  try {
    for (;;) {
      const { rows } = await client.query<MemberRow & { title: string }>(`FETCH ${PAGE} FROM members`);
      if (rows.length > 0) yield rows.map((row) => ({ member: memberOf(row), title: row.title }));
      if (rows.length < PAGE) return;
    }
  } finally {
    end();
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
