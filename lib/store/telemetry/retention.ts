import { statSync } from "node:fs";

import type { DuckDBConnection } from "@duckdb/node-api";

import type { StoreSettings } from "./messages";
import type { Segments } from "./segments";
import { rowsOf, TIMED_TABLES, type TelemetryDatabase } from "./telemetry-database";

const HOUR_US = 3_600_000_000;
/** Of the limit: what the hot tables may take before half of their rows are sealed early. */
const HOT_SHARE = 0.4;
/** Of the limit: above it the oldest goes. The rest is for what is written between two looks. */
const FULL_SHARE = 0.8;

/** Keeps what is on disk within its limits of size and age. Its work writes: it may run beside nothing that does. */
export type Retention = {
  diskBytes: () => number;
  /** After rows were written: makes room where there is too little. */
  makeRoom: () => Promise<void>;
  /** Now and then: seals hours that are over, and drops what is too old. */
  keepHouse: (nowUs: number) => Promise<void>;
};

export function createRetention({
  database,
  segments,
  connection,
  settings: { limitBytes, maxAgeHours },
}: {
  database: TelemetryDatabase;
  segments: Segments;
  connection: DuckDBConnection;
  settings: StoreSettings;
}): Retention {
  const hotFileBytes = () => sizeOf(database.file) + sizeOf(`${database.file}.wal`);
  const diskBytes = () => hotFileBytes() + segments.bytes();

  /** What the hot tables take, without the blocks of the file that are free to be used again. */
  async function hotBytes(): Promise<number> {
    const [row = []] = await rowsOf(
      connection,
      "SELECT (block_size * used_blocks)::DOUBLE FROM pragma_database_size()",
    );
    return Number(row[0]) + sizeOf(`${database.file}.wal`);
  }

  async function sealOlderHalf(): Promise<void> {
    const times = TIMED_TABLES.map((table) => `SELECT time_us FROM ${table}`).join(" UNION ALL ");
    const [row = []] = await rowsOf(connection, `SELECT median(time_us) FROM (${times})`);
    if (typeof row[0] !== "number") return;
    await segments.sealBefore(row[0]);
    await connection.run("CHECKPOINT");
  }

  async function makeRoom(): Promise<void> {
    if (hotFileBytes() > HOT_SHARE * limitBytes && (await hotBytes()) > HOT_SHARE * limitBytes)
      await sealOlderHalf();
    while (diskBytes() > FULL_SHARE * limitBytes && (await segments.dropOldest()));
  }

  return {
    diskBytes,
    makeRoom,
    async keepHouse(nowUs) {
      const oldestUs = nowUs - maxAgeHours * HOUR_US;
      await segments.dropBefore(oldestUs);
      for (const table of TIMED_TABLES)
        await connection.run(`DELETE FROM ${table} WHERE time_us < ${oldestUs}`);
      // An hour is sealed once it has been over for an hour: what is late has mostly come.
      await segments.sealBefore((Math.floor(nowUs / HOUR_US) - 1) * HOUR_US);
      await connection.run("CHECKPOINT");
      await makeRoom();
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
