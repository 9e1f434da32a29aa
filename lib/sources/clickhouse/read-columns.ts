import { COLUMNS_STATEMENT } from "@/lib/telemetry/clickhouse/statements";

import { type Answer, answered } from "../failure";
import type { Database } from "./database";

/** Types of columns by name, per table; a table that is not there is missing. */
export type Columns = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What tables there are, and of what shape: exporters of different years make different ones. */
export async function readColumns(
  connection: Database,
  { database, tables }: { database: string; tables: readonly string[] },
): Promise<Answer<Columns>> {
  const columns = new Map<string, Map<string, string>>();
  const read = await connection.each(COLUMNS_STATEMENT, { database, tables }, (row) => {
    if (!Array.isArray(row)) return;
    const [table, name, type] = row.map(String);
    if (table === undefined || name === undefined || type === undefined) return;
    const known = columns.get(table) ?? new Map<string, string>();
    columns.set(table, known.set(name, type));
  });
  return read.ok ? answered(columns) : read;
}
