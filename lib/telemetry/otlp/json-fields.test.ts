import { describe, expect, it } from "vitest";

import { spansInFull } from "../kept-spans";
import { decodeLogs, decodeMetrics, decodeTraces } from "./decode";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const span = {
  traceId: "5B8EFFF798038103D269B633813FC60C",
  spanId: "eee19b7ec3c1b174",
  startTimeUnixNano: "1764000000123456789",
};
const traces = (more: object) =>
  bytes({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, ...more }] }] }] });

describe("a span in JSON", () => {
  it("may say its enums by number or by name, its ids in either case, its times as digits or as numbers", () => {
    for (const more of [
      { kind: 2, status: { code: 2 } },
      {
        kind: "SPAN_KIND_SERVER",
        status: { code: "STATUS_CODE_ERROR" },
        endTimeUnixNano: 1764000001000000000,
      },
      { kind: "2", parentSpanId: null, events: "whatever", fromTheFuture: {} },
    ]) {
      const decoded = decodeTraces(traces(more), "json");
      expect(decoded.ok && spansInFull(decoded.table).traceId).toEqual([span.traceId.toLowerCase()]);
      expect(decoded.ok && [...decoded.table.kind]).toEqual([2]);
      expect(decoded.ok && [...decoded.table.startUs]).toEqual([1_764_000_000_123_456]);
    }
  });

  it("with an id that is no hex is rejected, the others are taken", () => {
    const body = bytes({
      resourceSpans: [{ scopeSpans: [{ spans: [span, { ...span, spanId: "zzzzzzzzzzzzzzzz" }] }] }],
    });
    const decoded = decodeTraces(body, "json");
    expect(decoded.ok && spansInFull(decoded.table).spanId).toEqual([span.spanId]);
    expect(decoded).toMatchObject({
      rejected: { count: 1, message: "1 spans were not taken: 1 without a valid span id." },
    });
  });

  it.each([
    ["The body is not an object.", []],
    ["resourceSpans is not a list.", { resourceSpans: {} }],
    ["resourceSpans is not an object.", { resourceSpans: [1] }],
    ["attributes is not a list.", { resourceSpans: [{ resource: { attributes: "x" } }] }],
  ])("inside of what is none is malformed: %s", (reason, body) => {
    expect(decodeTraces(bytes(body), "json")).toEqual({ ok: false, reason });
  });

  it.each([
    ["name is not a text.", { name: 1 }],
    ["startTimeUnixNano is not a time in nanoseconds.", { startTimeUnixNano: "-1" }],
    ["kind is not a whole number.", { kind: 1.5 }],
    ["intValue is not a whole number.", { attributes: [{ key: "a", value: { intValue: "1.5" } }] }],
    ["boolValue is neither true nor false.", { attributes: [{ key: "a", value: { boolValue: "true" } }] }],
    ["doubleValue is not a number.", { attributes: [{ key: "a", value: { doubleValue: "x" } }] }],
  ])("of the wrong type is malformed: %s", (reason, more) => {
    expect(decodeTraces(traces(more), "json")).toEqual({ ok: false, reason });
  });
});

it("says a value's text alike for digits and numbers", () => {
  const attributes = [
    { intValue: 7 },
    { intValue: "7" },
    { intValue: "-9223372036854775808" },
    { doubleValue: "NaN" },
  ].map((value, index) => ({ key: `k${index}`, value }));
  const decoded = decodeTraces(traces({ attributes }), "json");
  expect(decoded.ok && decoded.table.attributes).toEqual([
    { k0: "7", k1: "7", k2: "-9223372036854775808", k3: "NaN" },
  ]);
});

it("knows a severity by its name", () => {
  const logRecords = [
    { severityNumber: "SEVERITY_NUMBER_ERROR2" },
    { severityNumber: 9 },
    { severityText: "Warn" },
  ].map((log) => Object.assign(log, { body: { stringValue: "x" } }));
  const decoded = decodeLogs(bytes({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }), "json", {
    receivedUs: 1,
  });
  expect(decoded.ok && [...decoded.table.severity]).toEqual([18, 9, 13]);
});

it("knows a temporality by its name", () => {
  const sum = {
    aggregationTemporality: "AGGREGATION_TEMPORALITY_DELTA",
    isMonotonic: true,
    dataPoints: [{ timeUnixNano: "1764000000123456789", asInt: 3 }],
  };
  const body = bytes({ resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "m", sum }] }] }] });
  expect(decodeMetrics(body, "json")).toMatchObject({ ok: true, table: { series: [{ kind: "delta" }] } });
});

it("needs JSON in UTF-8", () => {
  for (const body of ["{", "", "undefined"])
    expect(decodeTraces(new TextEncoder().encode(body), "json")).toMatchObject({ ok: false });
  expect(decodeTraces(Uint8Array.of(0x22, 0xff, 0x22), "json")).toMatchObject({ ok: false });
});
