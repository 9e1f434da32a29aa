import type { DuckDBConnection } from "@duckdb/node-api";

import { CALLEE_NAMES } from "@/lib/telemetry/callee-name";

import { rowsOf } from "./rows-of";

// Before ids were numbers they were kept as hex, with no callee of its own, and each row had all of its attributes.

/** The tables whose rows have had another form. */
const CHANGED = ["spans", "logs"] as const;
export type ChangedTable = (typeof CHANGED)[number];

/** How segments of the older form are listed. */
export const keptAsText = (table: string) => `${table} with ids as text`;

const KEYS = CALLEE_NAMES.map((name) => `'$."${name}"'`).join(", ");
const IDS = `${idAt("trace_id", 1)} AS trace_high, ${idAt("trace_id", 17)} AS trace_low, ${idAt("span_id", 1)} AS span_id`;
const TODAY: Readonly<Record<ChangedTable, string>> = {
  spans: `time_us, duration_us, ${IDS}, ${idAt("parent_span_id", 1)} AS parent_span_id, service, name,
    CASE WHEN kind IN (3, 4) THEN coalesce(
      list_filter(json_extract_string(attributes, [${KEYS}]), lambda name: name <> '')[1], '') ELSE '' END AS callee,
    kind::UTINYINT AS kind, status::UTINYINT AS status, -1 AS resource, attributes`,
  logs: `time_us, service, severity::UTINYINT AS severity, body, ${IDS}, -1 AS resource, attributes`,
};

/** The sixteen digits of an id in hex from one on, as a number; 0 where there are none. */
function idAt(column: string, digit: number): string {
  return `coalesce(try_cast('0x' || substr(${column}, ${digit}, 16) AS UBIGINT), 0)`;
}

/** SQL of rows of the older form, in today's. */
export function inTodaysForm(table: ChangedTable, rows: string): string {
  return `(SELECT ${TODAY[table]} FROM ${rows})`;
}

export function isChanged(table: string): table is ChangedTable {
  return CHANGED.some((one) => one === table);
}

/**
 * Brings hot tables of the older form into today's, and lists their segments as older ones, in one transaction; nothing
 * where there are none. `create` makes the tables that are not there.
 */
export async function renewTables(connection: DuckDBConnection, create: string): Promise<void> {
  const [row] = await rowsOf(
    connection,
    "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'spans' AND column_name = 'trace_id'",
  );
  const isOlder = Number(row?.[0]) > 0;
  await connection.run("BEGIN");
  try {
    if (isOlder)
      for (const table of CHANGED) await connection.run(`ALTER TABLE ${table} RENAME TO older_${table}`);
    await connection.run(create);
    if (isOlder)
      for (const table of CHANGED) {
        await connection.run(`INSERT INTO ${table} BY NAME ${inTodaysForm(table, `older_${table}`)}`);
        await connection.run(`DROP TABLE older_${table}`);
        await connection.run(`UPDATE segment SET kept = '${keptAsText(table)}' WHERE kept = '${table}'`);
      }
    await connection.run("COMMIT");
  } catch (error) {
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
