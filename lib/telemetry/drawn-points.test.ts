import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { drawnCells } from "./drawn-points";

const wave = (length: number, phase = 0) =>
  Float64Array.from({ length }, (_, cell) => Math.sin((cell + phase) / 7) + cell / 100);

describe("drawnCells", () => {
  it("draws everything up to two thousand points of all lines together", () => {
    expect(drawnCells([wave(2_000)])).toHaveLength(2_000);
    expect(drawnCells([wave(1_000), wave(1_000)])).toHaveLength(1_000);
    expect(drawnCells([])).toHaveLength(0);
  });

  it("thins what has more, and keeps ends and extremes", () => {
    const line = wave(20_000);
    line[777] = 1e6;
    const cells = drawnCells([line]);
    expect(cells.length).toBeLessThanOrEqual(2_000);
    expect(cells).toContain(0);
    expect(cells).toContain(777);
    expect(cells).toContain(19_999);
  });

  it("shares the room among the lines of a chart", () => {
    expect(drawnCells([wave(5_000), wave(5_000, 3)]).length).toBeLessThanOrEqual(2_000);
  });

  it("never closes a gap: between two drawn values on either side of one, a missing cell is drawn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2_990), fc.integer({ min: 1, max: 9 })), { maxLength: 20 }),
        (gaps) => {
          const line = wave(3_000);
          for (const [start, length] of gaps) line.fill(Number.NaN, start, start + length);
          const cells = [...drawnCells([line], 300)];
          for (const [at, cell] of cells.slice(1).entries()) {
            const before = cells[at] ?? 0;
            if (Number.isNaN(line[before]) || Number.isNaN(line[cell])) continue;
            expect(line.subarray(before, cell).some(Number.isNaN)).toBe(false);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
