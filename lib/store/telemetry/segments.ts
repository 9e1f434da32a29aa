import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import type { DuckDBConnection } from "@duckdb/node-api";

import type { Window } from "@/lib/telemetry/store-port";

import { keptAsText } from "./older-form";
import { rowsOf } from "./rows-of";
import { TIMED_TABLES, type TelemetryDatabase, type TimedTable } from "./telemetry-database";

const HOUR_US = 3_600_000_000;
/** How rows lie in a segment: what is asked for together, together. */
const ORDER: Readonly<Record<TimedTable, string>> = {
  points: "series, time_us",
  spans: "time_us",
  logs: "time_us",
};

/** The cold part: rows of one table and hour each, in a Parquet file of their own that is never changed. */
export type Segments = {
  /** Bytes of all of them. */
  bytes: () => number;
  /** The files with rows of a table in a window: those of its form, and those of the one before. */
  within: (connection: DuckDBConnection, table: TimedTable, window: Window) => Promise<SegmentFiles>;
  /** Moves the rows before a time out of the hot tables; what comes late for such an hour is another segment. */
  sealBefore: (timeUs: number) => Promise<void>;
  /** Drops the oldest one; gives a time before which its rows lie, null where there is none. */
  dropOldest: () => Promise<number | null>;
  /** Drops those that end before a time. */
  dropBefore: (timeUs: number) => Promise<void>;
  /** How many have been dropped since this was opened. */
  dropped: () => number;
};

export type SegmentFiles = { today: string[]; older: string[] };

/** Opens the segments, which `connection` alone writes; files that no committed transaction knows are what a kill has left, and go. */
export async function openSegments(
  { segments: folder }: TelemetryDatabase,
  connection: DuckDBConnection,
): Promise<Segments> {
  const sizes = new Map<string, number>();
  for (const [file, bytes] of await rowsOf(connection, "SELECT file, bytes FROM segment"))
    sizes.set(String(file), Number(bytes));
  for (const file of readdirSync(folder)) if (!sizes.has(file)) rmSync(join(folder, file));
  let made = 0;
  let dropped = 0;

  async function seal(table: TimedTable, hour: number, before: number) {
    made += 1;
    const file = `${table}-${hour}-${Date.now()}-${made}.parquet`;
    const path = join(folder, file);
    const where = `time_us >= ${hour * HOUR_US} AND time_us < ${Math.min(before, (hour + 1) * HOUR_US)}`;
    // In one transaction: rows that come meanwhile are in neither the copy nor what is deleted.
    await connection.run("BEGIN");
    try {
      await connection.run(
        `COPY (SELECT * FROM ${table} WHERE ${where} ORDER BY ${ORDER[table]}) TO '${quoted(path)}'
          (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2, ROW_GROUP_SIZE 61440)`,
      );
      flushToDisk(path);
      flushToDisk(folder);
      const { size } = statSync(path);
      await connection.run(
        `INSERT INTO segment SELECT '${file}', '${table}', min(time_us), max(time_us), ${size} FROM ${table} WHERE ${where}`,
      );
      await connection.run(`DELETE FROM ${table} WHERE ${where}`);
      await connection.run("COMMIT");
      sizes.set(file, size);
    } catch (error) {
      await connection.run("ROLLBACK").catch(() => undefined);
      rmSync(path, { force: true });
      throw error;
    }
  }

  async function drop(files: readonly string[]): Promise<void> {
    for (const file of files) {
      await connection.run(`DELETE FROM segment WHERE file = '${file}'`);
      rmSync(join(folder, file), { force: true });
      sizes.delete(file);
      dropped += 1;
    }
  }

  return {
    bytes: () => [...sizes.values()].reduce((sum, size) => sum + size, 0),

    async within(reading, table, { fromUs, toUs }) {
      const files: SegmentFiles = { today: [], older: [] };
      const rows = await rowsOf(
        reading,
        `SELECT file, kept FROM segment WHERE kept IN ('${table}', '${keptAsText(table)}')
          AND to_us >= ${fromUs} AND from_us < ${toUs} ORDER BY from_us`,
      );
      for (const [file, kept] of rows)
        files[kept === table ? "today" : "older"].push(join(folder, String(file)));
      return files;
    },

    async sealBefore(timeUs) {
      for (const table of TIMED_TABLES) {
        const hours = await rowsOf(
          connection,
          `SELECT DISTINCT floor(time_us / ${HOUR_US}) FROM ${table} WHERE time_us < ${timeUs} ORDER BY 1`,
        );
        for (const [hour] of hours) await seal(table, Number(hour), timeUs);
      }
    },

    async dropOldest() {
      const [row] = await rowsOf(connection, "SELECT file, to_us FROM segment ORDER BY from_us LIMIT 1");
      if (!row) return null;
      await drop([String(row[0])]);
      return Number(row[1]) + 1;
    },

    dropBefore: async (timeUs) => drop(await filesOf(connection, `WHERE to_us < ${timeUs}`)),
    dropped: () => dropped,
  };
}

async function filesOf(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const rows = await rowsOf(connection, `SELECT file FROM segment ${sql}`);
  return rows.map(([file]) => String(file));
}

/** SQL of the rows in some files. */
export function inFiles(files: readonly string[]): string {
  return `read_parquet([${files.map((file) => `'${quoted(file)}'`).join(", ")}])`;
}

/** A text inside quotes of SQL. */
function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

function flushToDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
