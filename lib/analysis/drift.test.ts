import { expect, it } from "vitest";

import { driftExcess } from "./drift";
import { sceneOf } from "./scene";
import { madeInput, wavering } from "./testing/made-input";

/** What a line does in twelve minutes, by what it did in as many before. */
function excessOf(at: (minute: number) => number): number | null {
  const steady = { service: "loud", metric: "cpu", at: wavering(10, 9) };
  const scene = sceneOf(madeInput([{ service: "cart", metric: "memory", at }, steady]));
  const [deviation] = scene.deviations;
  return deviation ? driftExcess(deviation, scene.stretch) : null;
}

it("makes little of a line that goes on as it went", () => {
  const excess = excessOf((minute) => 100 + 2 * minute);
  expect(excess).toBeGreaterThan(0.5);
  expect(excess).toBeLessThan(1.5);
});

it("sees a line that goes where it never went as fast", () => {
  expect(excessOf((minute) => 100 + 2 * minute + Math.max(0, minute - 47) * 40)).toBeGreaterThan(5);
  expect(excessOf((minute) => 100 - Math.max(0, minute - 47) * 6)).toBeLessThan(-5);
});

it("says nothing of a line without a past", () => {
  expect(excessOf((minute) => (minute < 40 ? Number.NaN : 100))).toBeNull();
});
