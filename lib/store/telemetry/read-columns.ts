import {
  DuckDBBlobVector,
  type DuckDBConnection,
  DuckDBListVector,
  type DuckDBVector,
} from "@duckdb/node-api";

/** A column of a query while it is read. */
export type Column<All> = {
  take: (vector: DuckDBVector) => void;
  /** What all rows so far hold. */
  all: () => All;
};

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

/** A DOUBLE column. NaN for NULL. */
export function doubles(): Column<Float64Array<ArrayBuffer>> {
  let values = new Float64Array(FIRST_LENGTH);
  let length = 0;
  return {
    take(vector) {
      const { itemCount } = vector;
      if (length + itemCount > values.length)
        values = longer(values, new Float64Array(2 * (length + itemCount)));
      const items = itemsOf(vector);
      if (items instanceof Float64Array) values.set(items, length);
      else throw new TypeError("A column of doubles was expected.");
      length += itemCount;
    },
    all: () => values.slice(0, length),
  };
}

/** An INTEGER column, or a UBIGINT one as two words per row. */
export function words(): Column<Int32Array<ArrayBuffer>> {
  let values = new Int32Array(FIRST_LENGTH);
  let length = 0;
  return {
    take(vector) {
      const items = itemsOf(vector);
      const taken =
        items instanceof BigUint64Array
          ? new Int32Array(items.buffer, items.byteOffset, 2 * items.length)
          : items;
      if (!(taken instanceof Int32Array)) throw new TypeError("A column of words was expected.");
      if (length + taken.length > values.length)
        values = longer(values, new Int32Array(2 * (length + taken.length)));
      values.set(taken, length);
      length += taken.length;
    },
    all: () => values.slice(0, length),
  };
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

const FIRST_LENGTH = 2_048;

/** The driver's own view of a chunk's numbers: its public way is an object per value. */
function itemsOf(vector: DuckDBVector): unknown {
  return Reflect.get(vector, "items");
}

function longer<Values extends { set: (from: Values) => void }>(values: Values, grown: Values): Values {
  grown.set(values);
  return grown;
}
