import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { LineShape } from "@/lib/wire/telemetry";

import { chartGroups, chartRows, tableRows } from "./chart-rows";
import { seriesName } from "@/lib/telemetry/series-name";

const line = (id: string, unit: string, values: (number | null)[] = []): LineShape => ({
  id,
  service: "cart",
  metric: "requests",
  unit,
  origin: "spans",
  attributes: {},
  values,
  spread: null,
  baseline: null,
});

it("draws lines of one unit together, in the order in which they were picked", () => {
  const groups = chartGroups([line("1", "s"), line("2", "By"), line("3", "s")]);
  expect(groups.map(({ unit, lines }) => [unit, lines.map(({ id }) => id)])).toEqual([
    ["s", ["1", "3"]],
    ["By", ["2"]],
  ]);
});

it("keeps what is missing missing", () => {
  expect(chartRows({ times: [0, 10] }, [line("1", "s", [1, null]), line("2", "s", [null, 4])])).toEqual([
    { atMs: 0, values: [1, null] },
    { atMs: 10, values: [null, 4] },
  ]);
});

describe("tableRows", () => {
  it("gives means of stretches, and nothing where there is nothing", () => {
    const rows = [1, 3, null, null, 8, null].map((value, index) => ({ atMs: index * 10, values: [value] }));
    expect(tableRows(rows, 3)).toEqual([
      { atMs: 0, values: [2] },
      { atMs: 20, values: [null] },
      { atMs: 40, values: [8] },
    ]);
    expect(tableRows(rows, 6)).toEqual(rows);
  });

  it("never has more rows than asked, and stays within the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (values, most) => {
          const table = tableRows(
            values.map((value, index) => ({ atMs: index, values: [value] })),
            most,
          );
          expect(table.length).toBe(Math.min(most, values.length));
          for (const {
            values: [mean],
          } of table) {
            expect(mean).toBeGreaterThanOrEqual(Math.min(...values));
            expect(mean).toBeLessThanOrEqual(Math.max(...values));
          }
        },
      ),
    );
  });
});

it("names a line by what tells it apart", () => {
  expect(seriesName({ ...line("1", "s"), attributes: { callee: "payments", via: "call" } })).toBe(
    "cart · requests · payments call",
  );
});
