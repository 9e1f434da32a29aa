import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput, type MadeSeries, wavering } from "../testing/made-input";
import { latency } from "./latency";

/** Two quantiles of a caller and its callee. */
function slowBy(caller: readonly [number, number], callee: readonly [number, number]): readonly MadeSeries[] {
  return [
    { service: "front", metric: "latency-p50", at: wavering(0.1, caller[0]) },
    { service: "front", metric: "latency-p99", at: wavering(0.5, caller[1], 1) },
    { service: "cart", metric: "latency-p50", at: wavering(0.05, callee[0], 2) },
    { service: "cart", metric: "latency-p99", at: wavering(0.2, callee[1], 3) },
  ];
}

function itself(series: readonly MadeSeries[], service: string): number {
  const findings = latency(sceneOf(madeInput(series, [["front", "cart"]])));
  return findings.find((one) => one.service === service && one.test === "slow-itself")?.strength ?? 0;
}

it("lets the callee's delay explain the caller's", () => {
  const series = slowBy([3, 3], [6, 8]);
  expect(itself(series, "front")).toBeLessThan(0.3);
  expect(itself(series, "cart")).toBeGreaterThan(1);
});

it("does not take a small delay that the callee explains for all of them", () => {
  expect(itself(slowBy([1.3, 20], [3, 1]), "front")).toBeGreaterThan(1);
});

it("hears little of a short delay beside a long one, however rare it is", () => {
  const series: readonly MadeSeries[] = [
    { service: "cart", metric: "latency-p99", at: (minute) => (minute < 48 ? 0.005 : 0.01) },
    { service: "search", metric: "latency-p99", at: wavering(0.2, 40) },
  ];
  expect(itself(series, "search")).toBeGreaterThan(5 * itself(series, "cart"));
});

/** A caller and its callee, by metrics that have other names. */
const ofOtherNames = (unit: string): readonly MadeSeries[] => [
  { service: "front", metric: "http-duration-p99", unit, at: wavering(100, 3) },
  { service: "cart", metric: "query-duration-p99", unit, at: wavering(40, 6, 1) },
];

it("lets a delay in the same unit explain one that has another name", () => {
  expect(itself(ofOtherNames("ms"), "front")).toBeLessThan(0.1);
  expect(itself(ofOtherNames(""), "front")).toBeGreaterThan(1);
});
