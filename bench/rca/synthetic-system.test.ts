import { expect, it } from "vitest";

import { syntheticSystem } from "./synthetic-system";

const { input, fault } = syntheticSystem(40);
const { frame, alarm } = input;

it("has twenty series of each service, and a tree of calls", () => {
  expect(frame.series).toHaveLength(800);
  expect(new Set(frame.series.map(({ id }) => id)).size).toBe(800);
  expect(frame.callGraph.services).toHaveLength(40);
  expect(new Set(frame.callGraph.edges.map(({ callee }) => callee)).size).toBe(39);
});

it("runs out of processor at its fault only, before the alarm, and slows who calls it", () => {
  const rose = (metric: string) =>
    frame.series
      .filter((series) => series.metric === metric)
      .filter(({ values }) => (values.at(-1) ?? 0) > 1.5 * (values[0] ?? 0))
      .map(({ service }) => service);
  expect(rose("process.cpu.utilization")).toEqual([fault]);
  const slowed = rose("http.server.duration.p90");
  expect(slowed).toContain(fault);
  expect(slowed).toContain("service-0");
  expect(slowed.length).toBeLessThan(6);
  expect(alarm.atUs).toBeGreaterThan(frame.grid.startUs + 84 * frame.grid.stepUs);
});

it("is the same each time", () => {
  expect(syntheticSystem(40)).toEqual({ input, fault });
});
