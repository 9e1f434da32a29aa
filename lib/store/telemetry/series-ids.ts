import type { DuckDBConnection } from "@duckdb/node-api";

import type { PointTable, Series } from "@/lib/telemetry/signals";

import { appendRows } from "./table-appender";
import { rowsOf } from "./telemetry-database";

/** Series that the store knows at most; points of further ones are not taken. */
const MOST_KNOWN = 300_000;

/** Numbers for series: what a point is stored with. */
export type SeriesIds = {
  readonly size: number;
  /** The number of each of the table's series, -1 for one too many; new ones are stored by the transaction. */
  numberAll: (connection: DuckDBConnection, table: PointTable) => Promise<Int32Array>;
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

    async numberAll(connection, { series }) {
      const fresh: { id: number; series: Series }[] = [];
      const numbers = Int32Array.from(series, (one) => {
        const key = keyOf(one);
        const known = ids.get(key);
        if (known !== undefined) return known;
        if (ids.size >= most) return -1;
        const id = next++;
        ids.set(key, id);
        fresh.push({ id, series: one });
        return id;
      });
      await appendRows(connection, "series", fresh.length, [
        (row) => fresh[row]?.id ?? -1,
        (row) => fresh[row]?.series.service ?? "",
        (row) => fresh[row]?.series.metric ?? "",
        (row) => fresh[row]?.series.unit ?? "",
        (row) => fresh[row]?.series.kind ?? "",
        (row) => JSON.stringify(fresh[row]?.series.attributes ?? {}),
      ]);
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
        ids.set([service, metric, unit, kind, attributes].join("\u0000"), Number(id));
        next = Number(id) + 1;
      }
    },
  };
}

/** The same for the same series only: no part of one holds a NUL. */
function keyOf({ service, metric, unit, kind, attributes }: Series): string {
  return [service, metric, unit, kind, JSON.stringify(attributes)].join("\u0000");
}
