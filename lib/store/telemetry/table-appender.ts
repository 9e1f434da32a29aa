import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";

import { repeatTexts, writeNumbers } from "./vector-memory";

/** Rows of one chunk: DuckDB's own vector size. */
const CHUNK_ROWS = 2_048;

/** Rows of a batch in one column: numbers of the table's own type, or texts, of which many rows may have the same. */
export type Column =
  | { numbers: Float64Array | Int32Array | Uint8Array | BigUint64Array }
  | { text: (index: number) => string; indexOf: (row: number) => number };

/** Rows by their columns, which are the table's. */
export type Batch = { rows: number; columns: readonly Column[] };

/** Some rows of a batch, that lie one after the other. */
type Run = { columns: readonly Column[]; from: number; to: number };

/**
 * Appends batches to a table, column by column, in chunks that are full whatever the batches' sizes. The rows are
 * there once the connection's transaction has committed.
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  batches: readonly Batch[],
): Promise<void> {
  const chunks = chunksOf(batches);
  if (chunks.length === 0) return;
  const appender = await connection.createAppender(table);
  try {
    const types: DuckDBType[] = Array.from({ length: appender.columnCount }, (_, index) =>
      appender.columnType(index),
    );
    for (const runs of chunks) {
      const chunk = DuckDBDataChunk.create(types, lengthOf(runs));
      for (const index of types.keys()) fillColumn(chunk, index, runs);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function fillColumn(chunk: DuckDBDataChunk, index: number, runs: readonly Run[]): void {
  const vector = chunk.getColumnVector(index);
  /** Of each row the one whose text it has: itself, or one before it. */
  const sameAs = new Uint32Array(chunk.rowCount);
  let repeats = 0;
  let at = 0;
  for (const { columns, from, to } of runs) {
    const column = columns[index];
    if (column && "numbers" in column) {
      writeNumbers(vector, column.numbers.subarray(from, to), at);
      at += to - from;
    } else if (column) {
      const firsts = new Map<number, number>();
      for (let row = from; row < to; row++, at++) {
        const text = column.indexOf(row);
        const first = firsts.get(text) ?? at;
        sameAs[at] = first;
        if (first < at) repeats += 1;
        else {
          firsts.set(text, at);
          vector.setItem(at, column.text(text));
        }
      }
    }
  }
  vector.flush();
  if (repeats > 0) repeatTexts(vector, sameAs);
}

function chunksOf(batches: readonly Batch[]): Run[][] {
  const chunks: Run[][] = [];
  let room = 0;
  for (const { rows, columns } of batches)
    for (let from = 0; from < rows;) {
      if (room === 0) {
        chunks.push([]);
        room = CHUNK_ROWS;
      }
      const to = Math.min(rows, from + room);
      chunks.at(-1)?.push({ columns, from, to });
      room -= to - from;
      from = to;
    }
  return chunks;
}

const lengthOf = (runs: readonly Run[]) => runs.reduce((sum, { from, to }) => sum + to - from, 0);
