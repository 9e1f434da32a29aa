import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";

/** Rows of one chunk: DuckDB's own vector size. */
const CHUNK_ROWS = 2_048;

/** Gives the value of a row. */
export type Column = (row: number) => string | number;

/** Appends rows to a table, column by column. They are there once the connection's transaction has committed. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: number,
  columns: readonly Column[],
): Promise<void> {
  if (rows === 0) return;
  const appender = await connection.createAppender(table);
  try {
    const types: DuckDBType[] = columns.map((_, index) => appender.columnType(index));
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - from);
      const chunk = DuckDBDataChunk.create(types, count);
      for (const [index, column] of columns.entries()) {
        const vector = chunk.getColumnVector(index);
        for (let row = 0; row < count; row++) vector.setItem(row, column(from + row));
        vector.flush();
      }
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
