import { expect, it } from "vitest";

import { deviationsIn } from "../deviation";
import { measure } from "../measure/measure";
import { madeInput, wavering } from "../testing/made-input";
import { deviationText } from "./words";

const minutes = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

const far = (minute: number) => (minute < 48 ? 10 : 9_000);

function said(at: (minute: number) => number, past = minutes(0, 47)): string {
  const [measurement] = measure(madeInput([{ service: "cart", metric: "cpu-pct", at }]));
  if (!measurement) throw new Error("A series is a measurement.");
  return deviationText(deviationsIn({ fault: minutes(48, 60), past })(measurement));
}

it("says from where to where, and how far that is beside what it does anyway", () => {
  expect(said(wavering(10, 1.2))).toMatch(
    /^cpu-pct went from 10 to 1[12][.\d]*, [\d.]+ times its usual swing$/u,
  );
  expect(said(() => 7)).toBe("cpu-pct went from 7 to 7, no more than its usual swing");
});

it("says at least where more cannot be said of so few values", () => {
  expect(said(far)).toMatch(/, at least 48 times its usual swing$/u);
  expect(said(far, minutes(0, 20))).toMatch(/, at least 21 times its usual swing$/u);
});
