import { statSync } from "node:fs";

import type { DuckDBConnection } from "@duckdb/node-api";

import { LATEST_US } from "@/lib/telemetry/otlp/limits";

import type { StoreSettings } from "./messages";
import { inFiles, type Segments } from "./segments";
import type { RowVersions } from "./minute-versions";
import type { Numbered } from "./stored-numbers";
import { rowsOf } from "./rows-of";
import { TIMED_TABLES, type TelemetryDatabase } from "./telemetry-database";

const HOUR_US = 3_600_000_000;
/** What is kept by number, and the tables whose rows say these. */
const NUMBERED = [
  ["series", ["points"]],
  ["resource", ["spans", "logs"]],
] as const;
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
  numbered,
  versions,
  settings: { limitBytes, maxAgeHours },
}: {
  database: TelemetryDatabase;
  segments: Segments;
  connection: DuckDBConnection;
  numbered: Numbered;
  versions: Pick<RowVersions, "droppedBefore">;
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
    while (diskBytes() > FULL_SHARE * limitBytes) {
      const endUs = await segments.dropOldest();
      if (endUs === null) return;
      versions.droppedBefore(endUs);
    }
  }

  /** Of a series or resource whose rows have all gone nothing is left to say: its number would only take the place of a new one. */
  async function forgetUnused(): Promise<void> {
    for (const [number, tables] of NUMBERED) {
      const used: string[] = [];
      for (const table of tables) {
        used.push(`SELECT ${number} FROM ${table}`);
        const { today } = await segments.within(connection, table, { fromUs: 0, toUs: LATEST_US });
        if (today.length > 0) used.push(`SELECT ${number} FROM ${inFiles(today)}`);
      }
      await connection.run(`DELETE FROM ${number} WHERE ${number} NOT IN (${used.join(" UNION ")})`);
    }
    await numbered.reload(connection);
  }

  /** Of the last time that any were forgotten; null before the first. */
  let droppedThen: number | null = null;

  return {
    diskBytes,
    makeRoom,
    async keepHouse(nowUs) {
      const oldestUs = nowUs - maxAgeHours * HOUR_US;
      await segments.dropBefore(oldestUs);
      let deleted = 0;
      for (const table of TIMED_TABLES) {
        const { rowsChanged } = await connection.run(`DELETE FROM ${table} WHERE time_us < ${oldestUs}`);
        deleted += rowsChanged;
      }
      if (deleted > 0 || segments.dropped() !== droppedThen) versions.droppedBefore(oldestUs);
      // An hour is sealed once it has been over for an hour: what is late has mostly come.
      await segments.sealBefore((Math.floor(nowUs / HOUR_US) - 1) * HOUR_US);
      // Every row is looked at for it: only where some have gone.
      if (deleted > 0 || segments.dropped() !== droppedThen) await forgetUnused();
      droppedThen = segments.dropped();
      await connection.run("CHECKPOINT");
      await makeRoom();
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
