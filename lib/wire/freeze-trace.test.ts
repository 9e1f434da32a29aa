import { expect, it } from "vitest";

import { frozenTrace } from "@/lib/timeline/frozen-trace";

import { freezeTrace } from "./freeze-trace";
import type { SpanShape, TraceDetail } from "./telemetry";

const span = (place: number): SpanShape => ({
  spanId: place.toString(16).padStart(16, "0"),
  parent: place === 0 ? null : 0,
  parentIsMissing: false,
  service: "checkout",
  operation: "x".repeat(600),
  kind: 2,
  status: place === 9 ? 2 : 0,
  offsetSeconds: place,
  durationSeconds: 1,
  ownSeconds: 1,
  attributes: { password: "hunter2" },
});
const trace: TraceDetail = {
  traceId: "f".repeat(32),
  reasons: ["errored"],
  startedAt: "2026-03-01T12:00:00.000Z",
  durationSeconds: 10,
  spanCount: 10,
  errorCount: 1,
  service: "checkout",
  operation: "x",
  spans: Array.from({ length: 10 }, (_, place) => span(place)),
};

it("keeps of a trace the spans that tell most, without their attributes", () => {
  const frozen = freezeTrace(trace, 3);
  expect(frozen.spans.map(({ offsetSeconds }) => offsetSeconds)).toEqual([0, 1, 9]);
  expect(frozen).toMatchObject({ spanCount: 10, errorCount: 1 });
  expect(JSON.stringify(frozen)).not.toContain("hunter2");
  expect(frozenTrace.parse(frozen)).toEqual(frozen);
});
