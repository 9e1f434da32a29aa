import { expect, it } from "vitest";

import { meansOf } from "./histograms";

const SECOND_US = 1_000_000;

function series(metric: string, values: readonly number[], attributes: Record<string, string> = {}) {
  return {
    id: `${metric}${JSON.stringify(attributes)}`,
    service: "cart",
    metric,
    unit: "",
    kind: "cumulative" as const,
    attributes,
    values: Float64Array.from(values),
    samples: new Uint32Array(values.length).fill(1),
    restarts: [],
  };
}

it("divides sums by counts of the same attributes, and says what each mean rests on", () => {
  const all = [
    series("http.duration.count", [0.2, 0, 0.4], { route: "/a" }),
    series("http.duration.sum", [0.1, 0, 0.8], { route: "/a" }),
    series("http.duration.sum", [1, 1, 1], { route: "/b" }),
  ];
  const means = meansOf(all, 10 * SECOND_US);
  expect(means.size).toBe(1);
  const mean = means.get('http.duration.sum{"route":"/a"}');
  expect(mean?.name).toBe("http.duration");
  expect([...(mean?.values ?? [])]).toEqual([0.5, Number.NaN, 2]);
  expect([...(mean?.events ?? [])]).toEqual([2, 0, 4]);
});
