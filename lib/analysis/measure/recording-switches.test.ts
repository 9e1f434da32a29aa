import { expect, it } from "vitest";

import { type MadeSeries, madeInput } from "../testing/made-input";
import type { Measurement } from "./measurement";
import { measureSeries } from "./measure-series";

const ALARM = 50;

/** Memory of a service that is another from a minute on, and wavers a little. */
function memory(service: string, before: number, after: number, from: number): MadeSeries {
  const at = (minute: number) => (minute < from ? before : after) * (1 + 0.01 * Math.sin(minute));
  return { service, metric: "memory", at };
}

function known(measurements: readonly Measurement[], service: string): readonly [number, number] {
  const values = [...(measurements.find((one) => one.service === service)?.values ?? [])];
  return [values.findIndex(Number.isFinite), values.findLastIndex(Number.isFinite)];
}

const switched = (from: number) =>
  measureSeries(
    madeInput([
      memory("a", 10, 100, from),
      memory("b", 80, 12, from),
      memory("c", 20, 300, from),
      memory("d", 50, 50, from),
    ]),
  );

it("keeps the side of the alarm of what is recorded otherwise from one minute on", () => {
  const measurements = switched(30);
  expect(["a", "b", "c"].map((service) => known(measurements, service))).toEqual([
    [30, 59],
    [30, 59],
    [30, 59],
  ]);
  expect(known(measurements, "d")).toEqual([0, 59]);
});

it.each([ALARM - 2, ALARM + 5, 58])(
  "keeps what was before, where the other side has no past: from %i",
  (from) => {
    expect(known(switched(from), "a")).toEqual([0, from - 1]);
  },
);

it("believes a service that fills its memory, and a load that fills all", () => {
  const one = measureSeries(
    madeInput([memory("a", 10, 100, 48), memory("b", 80, 80, 48), memory("c", 20, 20, 48)]),
  );
  const all = measureSeries(
    madeInput([memory("a", 10, 100, 48), memory("b", 8, 80, 48), memory("c", 20, 60, 48)]),
  );
  expect([known(one, "a"), known(all, "a")]).toEqual([
    [0, 59],
    [0, 59],
  ]);
});
