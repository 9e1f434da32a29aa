import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput } from "../testing/made-input";
import { latency } from "./latency";

/** How slow a service is called by one series that goes from 2 ms to something else. */
function slowBy(metric: string, unit: string, from: number, to: number): number {
  const series = [{ service: "cart", metric, unit, at: (minute: number) => (minute < 48 ? from : to) }];
  return latency(sceneOf(madeInput(series))).find(({ test }) => test === "slow")?.strength ?? 0;
}

it("hears little of a pause that no request waits for noticeably, however rare it is", () => {
  const requests = slowBy("request.duration.p99", "s", 0.002, 0.012);
  expect(requests).toBeGreaterThan(1);
  for (const name of ["nodejs.eventloop.delay.p99", "jvm.gc.duration.p99"])
    expect(slowBy(name, "s", 0.002, 0.012)).toBeLessThan(requests / 5);
});

it("hears a pause of seconds", () => {
  expect(slowBy("nodejs.eventloop.delay.p99", "s", 0.002, 3)).toBeGreaterThan(1);
  expect(slowBy("nodejs.eventloop.delay.p99", "ms", 2, 3000)).toBeCloseTo(
    slowBy("nodejs.eventloop.delay.p99", "s", 0.002, 3),
  );
});

it("takes a pause of unknown unit for what it may be", () => {
  expect(slowBy("nodejs.eventloop.delay.p99", "", 2, 12)).toBeGreaterThan(1);
});
