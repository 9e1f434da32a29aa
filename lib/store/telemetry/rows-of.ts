import type { DuckDBConnection } from "@duckdb/node-api";

/** The rows of a query, as JavaScript's own values. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<unknown[][]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowsJS();
}
