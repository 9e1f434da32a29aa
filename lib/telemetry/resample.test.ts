import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { at, pointTable } from "@/test/sample-signals";

import { gridOf } from "./grid";
import { mergeRuns } from "./merge-runs";
import { pointPart } from "./point-part";
import { resample } from "./resample";
import type { PointTable, SeriesKind } from "./signals";

const STEP_SECONDS = 10;
const gridFor = (seconds: number) => gridOf({ fromUs: at(0), toUs: at(seconds) }, STEP_SECONDS * 1_000_000);

/** Of a table of one series. */
const runsOf = (table: PointTable) => mergeRuns([pointPart(table)], [new Int32Array(1)], 1);

function resampled(kind: SeriesKind, values: readonly (readonly [number, number])[], seconds = 40) {
  const [run] = runsOf(pointTable([{ kind, values }])).runs;
  if (!run) throw new Error("one series is one run");
  return resample(run, kind, gridFor(seconds));
}

describe("a gauge", () => {
  it("is its mean in each cell, and missing where it has no point", () => {
    const { values, samples } = resampled("gauge", [
      [1, 2],
      [9, 4],
      [20, 7],
      [40, 99],
      [-1, 99],
    ]);
    expect([...values]).toEqual([3, Number.NaN, 7, Number.NaN]);
    expect([...samples]).toEqual([2, 0, 1, 0]);
  });
});

describe("a cumulative count", () => {
  it("is its growth by second, and says nothing before its second point", () => {
    const { values } = resampled("cumulative", [
      [10, 100],
      [20, 150],
      [30, 150],
    ]);
    expect([...values]).toEqual([Number.NaN, 5, 0, Number.NaN]);
  });

  it("begins again at a restart: what it shows then has come to pass since", () => {
    const { values, restarts } = resampled("cumulative", [
      [0, 1_000],
      [10, 1_010],
      [20, 5],
      [29, 95],
    ]);
    expect([...values].slice(0, 3)).toEqual([1, 0.5, 10]);
    expect(restarts).toEqual([2]);
  });

  it("does not spread what it grew over a hole", () => {
    const values = [0, 10, 20, 30, 230, 240].map((second): [number, number] => [second, second * 10]);
    const rates = [...resampled("cumulative", values, 240).values];
    expect(rates.slice(0, 3)).toEqual([10, 10, 10]);
    expect(rates.slice(3, 23).every(Number.isNaN)).toBe(true);
    expect(rates[23]).toBeCloseTo(10);
  });

  it("keeps all growth whatever the points' times, late and duplicate ones among them", () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 60 }), fc.boolean(), (steps, isTurned) => {
        let [second, value] = [0, 0];
        const values = steps.map(([seconds, growth]): [number, number] => {
          second += seconds;
          value += growth;
          return [second, value];
        });
        const first = values[0];
        const last = values.at(-1);
        if (!first || !last) return;
        const seconds = Math.ceil(second / STEP_SECONDS) * STEP_SECONDS;
        const spacings = steps.slice(1).map(([spacing]) => spacing);
        // A hole loses growth by design: only steps that are none are looked at.
        fc.pre(Math.max(...spacings) <= 4 * STEP_SECONDS);
        const rows = [...values, last];
        const { values: rates } = resampled("cumulative", isTurned ? rows.toReversed() : rows, seconds);
        const covered = Array.from(rates, (_, cell) =>
          Math.max(0, Math.min(last[0], (cell + 1) * STEP_SECONDS) - Math.max(first[0], cell * STEP_SECONDS)),
        );
        const grown = rates.reduce(
          (sum, rate, cell) => sum + (Number.isNaN(rate) ? 0 : rate * (covered[cell] ?? 0)),
          0,
        );
        expect(grown).toBeCloseTo(last[1] - first[1], 4);
      }),
    );
  });
});

describe("a delta", () => {
  it("came to pass since the point before; the first in one usual spacing", () => {
    const { values } = resampled("delta", [
      [10, 50],
      [20, 20],
      [40, 60],
    ]);
    expect([...values]).toEqual([5, 2, 3, 3]);
  });
});

describe("points", () => {
  it("without a value or a time are left out and counted", () => {
    const table = pointTable([
      {
        values: [
          [1, Number.NaN],
          [2, Number.POSITIVE_INFINITY],
          [Number.NaN, 1],
          [3, 5],
        ],
      },
    ]);
    const { runs, unusable } = runsOf(table);
    expect(unusable).toBe(3);
    expect([...(runs[0]?.value ?? [])]).toEqual([5]);
  });

  it("of one time count once, with the largest value, in any order", () => {
    const values: [number, number][] = [
      [5, 2],
      [1, 1],
      [5, 7],
      [5, 7],
      [3, 3],
    ];
    for (const rows of [values, values.toReversed()]) {
      const { runs, duplicates } = runsOf(pointTable([{ values: rows }]));
      expect(duplicates).toBe(2);
      expect([...(runs[0]?.timeUs ?? [])]).toEqual([at(1), at(3), at(5)]);
      expect([...(runs[0]?.value ?? [])]).toEqual([1, 3, 7]);
    }
  });
});
