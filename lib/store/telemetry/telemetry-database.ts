import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

import type { StoreSettings } from "./messages";
import { renewTables } from "./older-form";

/**
 * Times are microseconds since 1970 in a double, as everywhere in telemetry; attributes are JSON. A span's and a log
 * record's are its own, and those of its resource go beneath them; of resource -1 is what has all of its own.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS series (series INTEGER, service VARCHAR, metric VARCHAR, unit VARCHAR, kind VARCHAR,
  attributes VARCHAR);
CREATE TABLE IF NOT EXISTS points (time_us DOUBLE, series INTEGER, value DOUBLE);
CREATE TABLE IF NOT EXISTS resource (resource INTEGER, attributes VARCHAR);
CREATE TABLE IF NOT EXISTS spans (time_us DOUBLE, duration_us DOUBLE, trace_high UBIGINT, trace_low UBIGINT,
  span_id UBIGINT, parent_span_id UBIGINT, service VARCHAR, name VARCHAR, callee VARCHAR, kind UTINYINT,
  status UTINYINT, resource INTEGER, attributes VARCHAR);
CREATE TABLE IF NOT EXISTS logs (time_us DOUBLE, service VARCHAR, severity UTINYINT, body VARCHAR, trace_high UBIGINT,
  trace_low UBIGINT, span_id UBIGINT, resource INTEGER, attributes VARCHAR);
CREATE TABLE IF NOT EXISTS segment (file VARCHAR PRIMARY KEY, kept VARCHAR, from_us DOUBLE, to_us DOUBLE, bytes DOUBLE);
`;

/** The tables whose rows have a time, and are kept by it. */
export const TIMED_TABLES = ["points", "spans", "logs"] as const;
export type TimedTable = (typeof TIMED_TABLES)[number];

const OPTIONS = {
  threads: "2",
  memory_limit: "1GB",
  storage_compatibility_version: "latest",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/** How long whoever had the files before may take to be gone, and how often that is looked at. Milliseconds. */
const LOCKED_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** An automatic checkpoint stalls commits: with a large threshold it comes seldom. */
const MOST_UNCHECKED_BYTES = 256 * 1024 * 1024;

export type TelemetryDatabase = {
  folder: string;
  file: string;
  segments: string;
  connect: () => Promise<DuckDBConnection>;
  close: () => void;
};

/** Opens the database in a folder. Once per process and file: a second opening would corrupt it. */
export async function openTelemetryDatabase({
  folder,
  limitBytes,
}: StoreSettings): Promise<TelemetryDatabase> {
  const segments = join(folder, "segments");
  mkdirSync(segments, { recursive: true });
  const file = join(folder, "hot.duckdb");
  const instance = await openUnlocked(file, {
    ...OPTIONS,
    checkpoint_threshold: `${Math.round(Math.min(MOST_UNCHECKED_BYTES, limitBytes / 8))}B`,
  });
  const connection = await instance.connect();
  await renewTables(connection, TABLES);
  connection.closeSync();
  return { folder, file, segments, connect: () => instance.connect(), close: () => instance.closeSync() };
}

/** A process that is killed is followed at once, and may take a moment to let go of what it had open. */
async function openUnlocked(file: string, options: Record<string, string>): Promise<DuckDBInstance> {
  for (const untilMs = Date.now() + LOCKED_MS; ; await delay(LOOK_EVERY_MS))
    try {
      return await DuckDBInstance.create(file, options);
    } catch (error) {
      if (Date.now() > untilMs || !String(error).includes("Could not set lock")) throw error;
    }
}
