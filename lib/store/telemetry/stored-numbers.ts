import type { DuckDBConnection } from "@duckdb/node-api";

import { type PackedTexts, textAt } from "./packed-texts";
import { keyOfParts, partsOfKey, type SeriesParts } from "./series-key";
import { appendRows } from "./table-appender";
import { rowsOf } from "./rows-of";

/** Series that the store knows at most; points of further ones are not taken. */
const MOST_SERIES = 300_000;
/** Resources that it knows at most; rows of further ones are kept with all of their attributes. */
const MOST_RESOURCES = 100_000;

/** Numbers for what many rows have in common: what a row is stored with. */
export type StoredNumbers = {
  readonly size: number;
  /** The number of each key, -1 for one too many; new ones are stored by the transaction. */
  numberAll: (connection: DuckDBConnection, keys: PackedTexts) => Promise<Int32Array>;
  /** Reads anew what is stored: after a transaction that failed, and after some were forgotten. */
  reload: (connection: DuckDBConnection) => Promise<void>;
};

/** What is stored by number: series of points, and the resources of spans and log records. */
export type Numbered = {
  series: StoredNumbers;
  resources: StoredNumbers;
  reload: (connection: DuckDBConnection) => Promise<void>;
};

export function createNumbered({ mostSeries = MOST_SERIES, mostResources = MOST_RESOURCES } = {}): Numbered {
  const series = createNumbers("series", {
    parts: ["service", "metric", "unit", "kind", "attributes"],
    most: mostSeries,
  });
  const resources = createNumbers("resource", { parts: ["attributes"], most: mostResources });
  return {
    series,
    resources,
    async reload(connection) {
      await series.reload(connection);
      await resources.reload(connection);
    },
  };
}

/** The numbers of a table whose first column is called as the table is; the others are the parts of a key. */
function createNumbers(
  table: string,
  { parts, most }: { parts: readonly string[]; most: number },
): StoredNumbers {
  const numbers = new Map<string, number>();
  /** Never one that a stored row may have: they are forgotten out of order. */
  let next = 0;

  return {
    get size() {
      return numbers.size;
    },

    async numberAll(connection, keys) {
      const fresh: { number: number; parts: SeriesParts }[] = [];
      const all = Int32Array.from(keys.ends, (_, index) => {
        const key = textAt(keys, index);
        const known = numbers.get(key);
        if (known !== undefined) return known;
        if (numbers.size >= most) return -1;
        const number = next++;
        const itsParts = partsOfKey(key);
        // A text of its own: a slice would keep the request's whole.
        numbers.set(keyOfParts(itsParts), number);
        fresh.push({ number, parts: itsParts });
        return number;
      });
      const columns = [
        { numbers: Int32Array.from(fresh, ({ number }) => number) },
        ...parts.map((_, part) => ({
          text: (row: number) => fresh[row]?.parts[part] ?? "",
          indexOf: (row: number) => row,
        })),
      ];
      await appendRows(connection, table, [{ rows: fresh.length, columns }]);
      return all;
    },

    async reload(connection) {
      numbers.clear();
      next = 0;
      const stored = await rowsOf(
        connection,
        `SELECT ${[...parts, table].join(", ")} FROM ${table} ORDER BY ${table}`,
      );
      for (const row of stored) {
        const number = Number(row.at(-1));
        numbers.set(keyOfParts(row.slice(0, -1).map(String)), number);
        next = number + 1;
      }
    },
  };
}
