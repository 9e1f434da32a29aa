import { readdirSync } from "node:fs";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";

import { rowsOf } from "@/lib/store/telemetry/rows-of";
import { TIMED_TABLES } from "@/lib/store/telemetry/telemetry-database";

/** Rows of a service in the files of a store that nobody has open: spans, log records, and different times of points. */
export async function countStored(folder: string, service: string): Promise<number> {
  const instance = await DuckDBInstance.create(join(folder, "hot.duckdb"));
  const connection = await instance.connect();
  const segments = readdirSync(join(folder, "segments"));
  let rows = 0;
  for (const table of TIMED_TABLES) {
    const files = segments
      .filter((file) => file.startsWith(table))
      .map((file) => join(folder, "segments", file));
    const cold =
      files.length > 0 ? `UNION ALL BY NAME SELECT * FROM read_parquet(['${files.join("', '")}'])` : "";
    const series = `series IN (SELECT series FROM series WHERE service = '${service}' AND metric = 'queue.depth')`;
    const [row = []] = await rowsOf(
      connection,
      `SELECT count(*)::DOUBLE FROM (SELECT * FROM ${table} ${cold})
        WHERE ${table === "points" ? series : `service = '${service}'`}`,
    );
    rows += Number(row[0]);
  }
  connection.closeSync();
  instance.closeSync();
  return rows;
}
