import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";

import { appendRows } from "./table-appender";
import { rowsOf } from "./telemetry-database";

it("appends batches of every size in their order, across chunks", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("CREATE TABLE kept (batch INTEGER, label VARCHAR)");
  const sizes = [0, 1, 2_047, 3, 5_000, 2_048];
  await appendRows(
    connection,
    "kept",
    sizes.map((rows, batch) => ({ rows, columns: [() => batch, (row: number) => `${batch}/${row}`] })),
  );
  const expected = sizes.flatMap((rows, batch) =>
    Array.from({ length: rows }, (_, row) => [batch, `${batch}/${row}`]),
  );
  expect(await rowsOf(connection, "SELECT batch, label FROM kept ORDER BY rowid")).toEqual(expected);
  connection.closeSync();
  instance.closeSync();
});
