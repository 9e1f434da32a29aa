import { describe, expect, it } from "vitest";

import { meaningOfMetric, type MetricMetadata } from "./metric-meaning";

function meaning(name: string, names: readonly string[] = [], metadata: Record<string, MetricMetadata> = {}) {
  const catalogue = { names: new Set([name, ...names]), metadata: new Map(Object.entries(metadata)) };
  const { metric, unit, kind } = meaningOfMetric(name, { catalogue });
  return [metric, unit, kind];
}

const said = (type: string, unit = "") => ({ type, unit });

describe("meaningOfMetric, where nobody says", () => {
  it.each([
    ["up", [], ["up", "", "gauge"]],
    ["http_requests_total", [], ["http_requests_total", "", "cumulative"]],
    ["cpu_seconds_total", [], ["cpu_seconds_total", "s", "cumulative"]],
    ["heap_bytes", [], ["heap_bytes", "By", "gauge"]],
    ["hit_ratio", [], ["hit_ratio", "1", "gauge"]],
    ["thread_count", [], ["thread_count", "", "gauge"]],
    [
      "wait_seconds_bucket",
      ["wait_seconds_sum", "wait_seconds_count"],
      ["wait_seconds.bucket", "1", "cumulative"],
    ],
    ["wait_seconds_count", ["wait_seconds_sum"], ["wait_seconds.count", "1", "cumulative"]],
    ["wait_seconds_sum", ["wait_seconds_count"], ["wait_seconds.sum", "s", "cumulative"]],
  ] as const)("reads %s beside %j as %j", (name, names, expected) => {
    expect(meaning(name, names)).toEqual(expected);
  });
});

describe("meaningOfMetric, where metadata says", () => {
  it("believes it rather than names", () => {
    expect(meaning("jobs_total", [], { jobs_total: said("gauge") })).toEqual(["jobs_total", "", "gauge"]);
    expect(meaning("visits", [], { visits: said("counter") })).toEqual(["visits", "", "cumulative"]);
    expect(meaning("open_count", ["open_sum"], { open_count: said("gauge") })).toEqual([
      "open_count",
      "",
      "gauge",
    ]);
    expect(meaning("wait_count", [], { wait: said("histogram", "seconds") })).toEqual([
      "wait.count",
      "1",
      "cumulative",
    ]);
    expect(meaning("wait_sum", [], { wait: said("summary", "seconds") })).toEqual([
      "wait.sum",
      "s",
      "cumulative",
    ]);
  });

  it("finds a counter by its family's name, as OpenMetrics writes it", () => {
    expect(meaning("jobs_total", [], { jobs: said("counter", "bytes") })).toEqual([
      "jobs_total",
      "By",
      "cumulative",
    ]);
  });

  it("does without where it says that it does not know", () => {
    expect(meaning("jobs_total", [], { jobs_total: said("unknown") })).toEqual([
      "jobs_total",
      "",
      "cumulative",
    ]);
  });

  it("leaves a unit as it is that OpenTelemetry has no other word for", () => {
    expect(meaning("speed", [], { speed: said("gauge", "knots") })).toEqual(["speed", "knots", "gauge"]);
  });
});
