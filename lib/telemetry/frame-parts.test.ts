import * as fc from "fast-check";
import { expect, it } from "vitest";

import { anySample } from "@/test/any-signals";
import { sampleSignals } from "@/test/sample-signals";

import { frameSettings } from "./build-frame";
import { frameRowsOf } from "./frame-rows";
import { gridOf } from "./grid";
import { logPart } from "./log-part";
import { logPatterns } from "./log-patterns";
import { gatherPoints, pointFigures } from "./point-figures";
import { identifySeries, type PointPart, pointPart } from "./point-part";
import { settleSpans } from "./settled-spans";
import type { TelemetryWindow } from "./source";
import { spanFigures } from "./span-figures";
import { spanPart } from "./span-part";
import { allRows, MINUTE_US, rowsByMinute, rowsWithin } from "./stretch-rows";

const MINUTES = 4;
const SECONDS = MINUTES * 60;
const settings = frameSettings({
  limits: { operations: 4, patterns: 3, maskedLines: 5, edges: 3, series: 4 },
});

/** Whole and half seconds of all minutes, many of them near the full minute. */
const time = fc
  .oneof(
    fc.integer({ min: 0, max: 2 * SECONDS - 1 }),
    fc
      .tuple(fc.integer({ min: 1, max: MINUTES - 1 }), fc.integer({ min: -4, max: 4 }))
      .map(([minute, near]) => 120 * minute + near),
  )
  .map((halves) => halves / 2);
const anyRows = anySample(time).map((sample) => frameRowsOf(sampleSignals({ ...sample, seconds: SECONDS })));

/** Stretches of some minutes each that make up the window. */
const anyCut = fc.subarray([1, 2, 3]).map((cuts) => [0].concat(cuts, MINUTES));

/** The parts of a window that is cut so. */
function partsOf<Part>(
  { fromUs }: TelemetryWindow,
  { cut, timeUs }: { cut: readonly number[]; timeUs: Float64Array },
  part: (rows: Uint32Array, stretch: TelemetryWindow) => Part,
): Part[] {
  return cut.slice(1).map((end, index) => {
    const stretch = { fromUs: fromUs + (cut[index] ?? 0) * MINUTE_US, toUs: fromUs + end * MINUTE_US };
    return part(rowsWithin(timeUs, allRows(timeUs.length), stretch).rows, stretch);
  });
}

const figuresOf = (parts: readonly PointPart[], window: TelemetryWindow) =>
  pointFigures(gatherPoints(parts, window, settings));

it("points of a window that is cut into minutes are those of the whole", () => {
  fc.assert(
    fc.property(anyRows, anyCut, ({ points, ...window }, cut) => {
      const identified = identifySeries(points.series);
      const parts = partsOf(window, { cut, timeUs: points.timeUs }, (rows) =>
        pointPart(points, identified, rows),
      );
      expect(figuresOf(parts, window)).toEqual(figuresOf([pointPart(points)], window));
    }),
  );
});

it("lines of a window that is cut into minutes are those of the whole", () => {
  fc.assert(
    fc.property(anyRows, anyCut, ({ points, logs, ...window }, cut) => {
      const { grid } = figuresOf([pointPart(points)], window);
      const parts = partsOf(window, { cut, timeUs: logs.timeUs }, (rows, stretch) =>
        logPart(logs, stretch, rows),
      );
      expect(logPatterns(parts, grid, settings.limits)).toEqual(
        logPatterns([logPart(logs, window)], grid, settings.limits),
      );
    }),
  );
});

it("spans of a window that is cut into minutes are those of the whole", () => {
  fc.assert(
    fc.property(anyRows, anyCut, fc.constantFrom(7, 60, 90), ({ spans, ...window }, cut, stepSeconds) => {
      const grid = gridOf(window, stepSeconds * 1_000_000);
      const parts = partsOf(window, { cut, timeUs: spans.startUs }, (rows, stretch) =>
        spanPart(spans, stretch, rows),
      );
      expect(spanFigures(settleSpans(parts, window), grid, settings)).toEqual(
        spanFigures(settleSpans([spanPart(spans, window)], window), grid, settings),
      );
    }),
    { numRuns: 150 },
  );
});

it("rows are those of their minute, and of none where they lie elsewhere", () => {
  const stretch = { fromUs: MINUTE_US + 5, toUs: 2.5 * MINUTE_US };
  const minutes = [2, 1, Number.NaN, 1.99, 1.25, 2.5];
  const timeUs = Float64Array.from(minutes, (minute) => minute * MINUTE_US);
  expect(rowsByMinute(timeUs, stretch)).toEqual([Uint32Array.of(3, 4), Uint32Array.of(0)]);
});
