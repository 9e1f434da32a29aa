import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { splitForSamples, splitIntoSteps } from "./split";

const window = fc
  .tuple(fc.nat(2_000_000_000_000), fc.integer({ min: 1, max: 90_000_000 }))
  .map(([fromMs, lengthMs]) => ({ fromUs: fromMs * 1e3, toUs: (fromMs + lengthMs) * 1e3 }));

describe("splitForSamples", () => {
  it("covers a window without holes or overlaps, in as many stretches as its samples need", () => {
    fc.assert(
      fc.property(window, fc.nat(10_000_000), ({ fromUs, toUs }, samples) => {
        const stretches = splitForSamples({ fromUs, toUs }, samples);
        expect(stretches[0]?.fromMs).toBe(fromUs / 1e3);
        expect(stretches.at(-1)?.toMs).toBe(toUs / 1e3);
        for (const [index, { fromMs, toMs }] of stretches.entries()) {
          expect(toMs).toBeGreaterThan(fromMs);
          expect(stretches[index + 1]?.fromMs ?? toMs).toBe(toMs);
        }
        const enough = Math.min((toUs - fromUs) / 1e3, Math.max(1, Math.ceil(samples / 250_000)));
        expect(stretches).toHaveLength(enough);
      }),
    );
  });
});

describe("splitIntoSteps", () => {
  it("asks for each multiple of the step in the window once, and for no more at a time than is answered", () => {
    fc.assert(
      fc.property(
        window,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 1_000 }),
        ({ fromUs, toUs }, tens, series) => {
          const stepMs = tens * 10_000;
          const ranges = splitIntoSteps({ fromUs, toUs }, { stepMs, series });
          const moments = ranges.flatMap(({ firstMs, lastMs }) => {
            const count = (lastMs - firstMs) / stepMs + 1;
            expect(count).toBeLessThanOrEqual(Math.min(11_000, 250_000 / Math.max(series, 1)));
            return Array.from({ length: count }, (_, index) => firstMs + index * stepMs);
          });
          const first = Math.ceil(fromUs / 1e3 / stepMs) * stepMs;
          const count = Math.max(0, Math.ceil((toUs / 1e3 - first) / stepMs));
          expect(moments).toEqual(Array.from({ length: count }, (_, index) => first + index * stepMs));
        },
      ),
    );
  });
});
