import {
  DuckDBBlobVector,
  type DuckDBConnection,
  DuckDBListVector,
  type DuckDBVector,
} from "@duckdb/node-api";

import { numbersOf } from "./vector-memory";

/** Of a column that nobody knows the rows of. */
const FIRST_LENGTH = 2_048;

/** A column of a query while it is read. */
export type Column<All> = {
  take: (vector: DuckDBVector) => void;
  /** What all rows so far hold. */
  all: () => All;
};

/** How many rows there are of what SQL gives. */
export async function countOf(connection: DuckDBConnection, rows: string): Promise<number> {
  const count = doubles(1);
  await readColumns(connection, `SELECT count(*)::DOUBLE FROM ${rows}`, [count]);
  return count.all()[0] ?? 0;
}

/** Reads a query into columns, chunk by chunk: whatever else the thread has to do is done in between. */
export async function readColumns(
  connection: DuckDBConnection,
  sql: string,
  columns: readonly Column<unknown>[],
): Promise<void> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    for (const [index, column] of columns.entries()) column.take(chunk.getColumnVector(index));
  }
}

// `rows`: how many there will be, where one knows: then nothing is copied as the column grows.

/** A DOUBLE column. NaN for NULL. */
export function doubles(rows?: number): Column<Float64Array<ArrayBuffer>> {
  return numbers(
    rows,
    (length) => new Float64Array(length),
    (items) => (items instanceof Float64Array ? items : null),
  );
}

/** A UTINYINT column. */
export function smallNumbers(rows?: number): Column<Uint8Array<ArrayBuffer>> {
  return numbers(
    rows,
    (length) => new Uint8Array(length),
    (items) => (items instanceof Uint8Array ? items : null),
  );
}

/** An INTEGER column. */
export function integers(rows?: number): Column<Int32Array<ArrayBuffer>> {
  return numbers(
    rows,
    (length) => new Int32Array(length),
    (items) => (items instanceof Int32Array ? items : null),
  );
}

/** A UBIGINT column: two words for each row, the lower first. */
export function words(rows = FIRST_LENGTH): Column<Int32Array<ArrayBuffer>> {
  return numbers(
    2 * rows,
    (length) => new Int32Array(length),
    (items) =>
      items instanceof BigUint64Array
        ? new Int32Array(items.buffer, items.byteOffset, 2 * items.length)
        : null,
  );
}

/** A VARCHAR column. "" for NULL. */
export function texts(): Column<string[]> {
  const values: string[] = [];
  return {
    take(vector) {
      for (let row = 0; row < vector.itemCount; row++) {
        const value = vector.getItem(row);
        values.push(typeof value === "string" ? value : "");
      }
    },
    all: () => values,
  };
}

/** A BLOB column: each row's bytes, one after the other. */
export function bytes(): Column<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  return {
    take(vector) {
      if (!(vector instanceof DuckDBBlobVector)) throw new TypeError("A column of bytes was expected.");
      for (let row = 0; row < vector.itemCount; row++) {
        const part = vector.getItemBytes(row);
        if (part) parts.push(part);
      }
    },
    all() {
      const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let end = 0;
      for (const part of parts) {
        all.set(part, end);
        end += part.length;
      }
      return all;
    },
  };
}

/** A LIST column: each row's list, one after the other, in a column of their own. */
export function lists<All>(column: Column<All>): Column<All> {
  return {
    take(vector) {
      if (!(vector instanceof DuckDBListVector)) throw new TypeError("A column of lists was expected.");
      for (let row = 0; row < vector.itemCount; row++) {
        const list = vector.getItemVector(row);
        if (list) column.take(list);
      }
    },
    all: column.all,
  };
}

type Numbers = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A column of numbers in an array that grows; `itemsOf` gives a chunk's, or null where they are of another type. */
function numbers<Values extends Numbers>(
  room: number | undefined,
  make: (length: number) => Values,
  itemsOf: (items: unknown) => ArrayLike<number> | null,
): Column<Values> {
  let values = make(room ?? FIRST_LENGTH);
  let length = 0;
  return {
    take(vector) {
      const items = itemsOf(numbersOf(vector));
      if (!items) throw new TypeError("A column of other numbers was expected.");
      if (length + items.length > values.length) {
        const grown = make(2 * (length + items.length));
        grown.set(values);
        values = grown;
      }
      values.set(items, length);
      length += items.length;
    },
    all() {
      if (values.length === length) return values;
      const all = make(length);
      all.set(values.subarray(0, length));
      return all;
    },
  };
}
