import type { DuckDBConnection } from "@duckdb/node-api";

import type { Taken } from "@/lib/telemetry/store-port";

import { appendGroup } from "./append-group";
import type { DecodedTake } from "./messages";
import type { RowVersions } from "./minute-versions";
import { countRows, timesOf } from "./packed-rows";
import type { Numbered } from "./stored-numbers";

/** Rows that one transaction takes; what waits beyond that is the next one. */
const MOST_ROWS = 100_000;

type Waiting = Omit<DecodedTake, "kind"> & {
  settle: { resolve: (taken: Taken) => void; reject: (error: unknown) => void };
};

/** Takes requests, and answers each after the commit that holds its rows. */
export type IngestQueue = {
  take: (decoded: DecodedTake) => Promise<Taken>;
  /** Runs other work that writes when it is its turn: between two transactions, never beside one. */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * While one transaction is being written, what comes in the meantime collects; all of it is the next.
 * `afterCommit` is told how many rows were written, and the next transaction waits for it.
 */
export function createIngestQueue({
  connection,
  numbered,
  versions,
  afterCommit,
}: {
  connection: DuckDBConnection;
  numbered: Numbered;
  versions: Pick<RowVersions, "added">;
  afterCommit: (rows: number) => Promise<void>;
}): IngestQueue {
  let waiting: Waiting[] = [];
  let isScheduled = false;
  /** Whatever writes, one after the other. */
  let chain: Promise<unknown> = Promise.resolve();

  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const done = chain.then(work);
    chain = done.catch(() => undefined);
    return done;
  }

  function schedule(): void {
    if (isScheduled || waiting.length === 0) return;
    isScheduled = true;
    void exclusive(async () => {
      isScheduled = false;
      const group = nextGroup();
      try {
        await write(group);
      } catch (error) {
        for (const { settle } of group) settle.reject(error);
      }
      schedule();
    });
  }

  function nextGroup(): Waiting[] {
    let rows = 0;
    let count = 0;
    for (; count < waiting.length && (count === 0 || rows < MOST_ROWS); count++) {
      const next = waiting[count];
      rows += next ? countRows(next.rows) : 0;
    }
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return group;
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    let beyond: number[];
    await connection.run("BEGIN");
    try {
      beyond = await appendGroup(
        connection,
        numbered,
        group.map(({ rows }) => rows),
      );
      await connection.run("COMMIT");
    } catch (error) {
      await connection.run("ROLLBACK").catch(() => undefined);
      await numbered.reload(connection);
      throw error;
    }
    for (const { rows } of group) versions.added(rows.to, timesOf(rows));
    let written = 0;
    for (const [index, one] of group.entries()) {
      const taken = takenOf(one, beyond[index] ?? 0);
      written += taken.rows;
      one.settle.resolve(taken);
    }
    await afterCommit(written);
  }

  return {
    take({ rows, rejected }) {
      return new Promise((resolve, reject) => {
        waiting.push({ rows, rejected, settle: { resolve, reject } });
        schedule();
      });
    },
    exclusive,
  };
}

function takenOf({ rows, rejected }: Waiting, beyond: number): Taken & { ok: true } {
  const taken = countRows(rows) - beyond;
  if (beyond === 0) return { ok: true, rows: taken, rejected };
  const message = `${beyond} data points were not taken: of more series than are kept.`;
  return {
    ok: true,
    rows: taken,
    rejected: {
      count: rejected.count + beyond,
      message: [rejected.message, message].filter(Boolean).join(" "),
    },
  };
}
