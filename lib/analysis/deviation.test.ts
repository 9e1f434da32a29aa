import { describe, expect, it } from "vitest";

import { type Deviation, deviationsIn } from "./deviation";
import { measure } from "./measure/measure";
import { madeInput, wavering } from "./testing/made-input";

const minutes = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const STRETCH = { fault: minutes(48, 60), past: minutes(0, 47) };

function deviationOfSeries(at: (minute: number) => number, metric = "latency-p99"): Deviation {
  const [measurement] = measure(madeInput([{ service: "cart", metric, at }]));
  if (!measurement) throw new Error("A series is a measurement.");
  return deviationsIn(STRETCH)(measurement);
}

/** Every seven minutes as far as in the incident. */
const jumpy = (minute: number) => wavering(10, 3)(minute) * (minute % 7 === 0 ? 3 : 1);

describe("a deviation", () => {
  it("is far where a level jumped, in its direction, and from then on", () => {
    const [up, down] = [deviationOfSeries(wavering(10, 3)), deviationOfSeries(wavering(10, 0.3))];
    expect(up.excess).toBeGreaterThan(3);
    expect(up.level).toBeCloseTo(30, -1);
    expect(up.usual.centre).toBeCloseTo(10, 0);
    expect(up.firstCell).toBe(48);
    expect(down.excess).toBeLessThan(-3);
  });

  it("is none where a value wavers as ever, or stands still", () => {
    expect(Math.abs(deviationOfSeries(wavering(10)).excess)).toBeLessThan(1.2);
    expect(deviationOfSeries(() => 7)).toMatchObject({ shift: 0, excess: 0, firstCell: null });
  });

  it("grows with the jump", () => {
    const sizes = [1.2, 1.5, 2].map((factor) => deviationOfSeries(wavering(10, factor)).shift);
    expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
  });

  it("is less where it jumped as far before", () => {
    expect(deviationOfSeries(jumpy).excess).toBeLessThan(deviationOfSeries(wavering(10, 3)).excess);
  });

  it("cannot be said without a value in the incident, or before it", () => {
    const gone = deviationOfSeries((minute) => (minute < 48 ? 5 : Number.NaN));
    expect(gone).toMatchObject({ level: Number.NaN, shift: 0, excess: 0 });
    const fresh = deviationOfSeries((minute) => (minute < 48 ? Number.NaN : 5));
    expect(fresh).toMatchObject({ shift: 0, excess: 0, known: 0 });
  });
});
