import type { DuckDBConnection } from "@duckdb/node-api";

import type { Window } from "@/lib/telemetry/store-port";

import { inTodaysForm, isChanged } from "./older-form";
import { inFiles, type Segments } from "./segments";
import type { TimedTable } from "./telemetry-database";

/** Where the rows of a window are: gives a table's rows as a subquery. */
export type WindowSource = { connection: DuckDBConnection; rowsOf: (table: TimedTable) => Promise<string> };

/**
 * Reads from what the store has of a window, in one snapshot: a row that is being sealed is either still hot or already
 * cold, never both or neither. The connection is nobody else's meanwhile, and may be interrupted. A segment that goes
 * between being listed and being opened is no longer listed the second time.
 */
export async function inWindow<Read>(
  connection: DuckDBConnection,
  { segments, window }: { segments: Segments; window: Window },
  read: (source: WindowSource) => Promise<Read>,
): Promise<Read> {
  const readOnce = async () => {
    await connection.run("BEGIN TRANSACTION READ ONLY");
    try {
      return await read({ connection, rowsOf: (table) => rowsOf(connection, segments, { table, window }) });
    } finally {
      await connection.run("ROLLBACK").catch(() => undefined);
    }
  };
  try {
    return await readOnce();
  } catch (error) {
    if (!(error instanceof Error && /No files found|Cannot open file/i.test(error.message))) throw error;
    return readOnce();
  }
}

async function rowsOf(
  connection: DuckDBConnection,
  segments: Segments,
  { table, window }: { table: TimedTable; window: Window },
): Promise<string> {
  const parts: string[] = [table];
  const { today, older } = await segments.within(connection, table, window);
  if (today.length > 0) parts.push(inFiles(today));
  if (isChanged(table) && older.length > 0) parts.push(inTodaysForm(table, inFiles(older)));
  const all = parts.map((part) => `SELECT * FROM ${part}`).join(" UNION ALL BY NAME ");
  return `(SELECT * FROM (${all}) WHERE time_us >= ${window.fromUs} AND time_us < ${window.toUs})`;
}
