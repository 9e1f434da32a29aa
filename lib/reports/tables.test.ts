import { expect, it } from "vitest";

import { reportTables } from "@/lib/wire/report";
import { emptyReport, sampleReport } from "@/test/sample-report";

import { tableOf } from "./tables";

const madeAtOnce = reportTables.filter((table) => table !== "incidents");

it.each(madeAtOnce)("has a cell in %s for every column, and says whose incidents they are", (table) => {
  for (const report of [sampleReport, emptyReport, { ...sampleReport, population: "generated" as const }]) {
    const { columns, rows } = tableOf(report, table);
    expect(columns[0]).toBe("population");
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      expect(row[0]).toBe(report.population);
    }
  }
});

it("holds the numbers of the page", () => {
  const { columns, rows } = tableOf(sampleReport, "measures");
  const cell = (row: number, column: string) => rows[row]?.[columns.indexOf(column)];
  expect([cell(0, "measure"), cell(0, "median_seconds"), cell(0, "change_seconds")]).toEqual([
    "detect",
    240,
    -190,
  ]);
  expect([cell(3, "change"), cell(3, "change_seconds"), cell(0, "p90_low")]).toEqual(["refused", null, null]);
  expect(tableOf(sampleReport, "points").rows).toHaveLength(34 + 40 + 22 + 30);
});
