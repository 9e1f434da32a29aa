import type { DuckDBConnection } from "@duckdb/node-api";

import { type PackedTexts, textAt } from "./packed-texts";
import { keyOfParts, partsOfKey, type SeriesParts } from "./series-key";
import { appendRows } from "./table-appender";
import { rowsOf } from "./telemetry-database";

/** Series that the store knows at most; points of further ones are not taken. */
const MOST_KNOWN = 300_000;

/** Numbers for series: what a point is stored with. */
export type SeriesIds = {
  readonly size: number;
  /** The number of the series with each key, -1 for one too many; new ones are stored by the transaction. */
  numberAll: (connection: DuckDBConnection, keys: PackedTexts) => Promise<Int32Array>;
  /** Reads anew what is stored: after a transaction that failed, and after series were forgotten. */
  reload: (connection: DuckDBConnection) => Promise<void>;
};

export function createSeriesIds(most = MOST_KNOWN): SeriesIds {
  const ids = new Map<string, number>();
  /** Never one that a stored point may have: series are forgotten out of order. */
  let next = 0;

  return {
    get size() {
      return ids.size;
    },

    async numberAll(connection, keys) {
      const fresh: { id: number; parts: SeriesParts }[] = [];
      const numbers = Int32Array.from(keys.ends, (_, index) => {
        const key = textAt(keys, index);
        const known = ids.get(key);
        if (known !== undefined) return known;
        if (ids.size >= most) return -1;
        const id = next++;
        const parts = partsOfKey(key);
        // A text of its own: a slice would keep the request's whole.
        ids.set(keyOfParts(parts), id);
        fresh.push({ id, parts });
        return id;
      });
      const part = (index: number) => (row: number) => fresh[row]?.parts[index] ?? "";
      const columns = [(row: number) => fresh[row]?.id ?? -1, part(0), part(1), part(2), part(3), part(4)];
      await appendRows(connection, "series", [{ rows: fresh.length, columns }]);
      return numbers;
    },

    async reload(connection) {
      ids.clear();
      next = 0;
      const stored = await rowsOf(
        connection,
        "SELECT service, metric, unit, kind, attributes, series FROM series ORDER BY series",
      );
      for (const [service, metric, unit, kind, attributes, id] of stored) {
        ids.set(keyOfParts([service, metric, unit, kind, attributes].map(String)), Number(id));
        next = Number(id) + 1;
      }
    },
  };
}
