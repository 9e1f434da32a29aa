import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";

import { appendRows } from "./table-appender";
import { rowsOf } from "./rows-of";

/** Some short enough to lie in the vector, some not. */
const shared = (batch: number, index: number) => `${batch} ${"x".repeat(20 * index)}`;

it("appends batches of every size in their order, across chunks", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("CREATE TABLE kept (batch INTEGER, label VARCHAR, shared VARCHAR)");
  const sizes = [0, 1, 2_047, 3, 5_000, 2_048];
  await appendRows(
    connection,
    "kept",
    sizes.map((rows, batch) => ({
      rows,
      columns: [
        { numbers: new Int32Array(rows).fill(batch) },
        { text: (row) => `${batch}/${row}`, indexOf: (row) => row },
        { text: (index) => shared(batch, index), indexOf: (row) => row % 3 },
      ],
    })),
  );
  const expected = sizes.flatMap((rows, batch) =>
    Array.from({ length: rows }, (_, row) => [batch, `${batch}/${row}`, shared(batch, row % 3)]),
  );
  expect(await rowsOf(connection, "SELECT batch, label, shared FROM kept ORDER BY rowid")).toEqual(expected);
  connection.closeSync();
  instance.closeSync();
});
