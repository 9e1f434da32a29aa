import { expect, it } from "vitest";

import type { Series } from "@/lib/telemetry/signals";

import { keyOfParts, partsOfKey, seriesKey } from "./series-key";

const series: Series = {
  service: "",
  metric: "queue.depth",
  unit: "1",
  kind: "gauge",
  attributes: { queue: "ü\n" },
};

it("is made of what a series is stored with, and gives it back", () => {
  const key = seriesKey(series);
  expect(partsOfKey(key)).toEqual(["", "queue.depth", "1", "gauge", '{"queue":"ü\\n"}']);
  expect(keyOfParts(partsOfKey(key))).toBe(key);
});

it("is another for another series", () => {
  const others: Series[] = [
    { ...series, service: "queue.depth", metric: "" },
    { ...series, unit: "" },
    { ...series, kind: "delta" },
    { ...series, attributes: {} },
  ];
  expect(new Set([series, ...others].map(seriesKey)).size).toBe(5);
});
