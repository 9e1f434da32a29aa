import { describe, expect, it } from "vitest";

import { encodeMessage } from "@/test/otlp-schema";

import { spansInFull } from "../kept-spans";
import { decodeLogs, decodeMetrics, decodeTraces } from "./decode";
import {
  BODY_LENGTH,
  KEY_LENGTH,
  MOST_ATTRIBUTES,
  MOST_DEPTH,
  MOST_ROWS,
  MOST_SERIES,
  VALUE_LENGTH,
} from "./limits";

const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill);
const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const TIME = "1764000000123456789";
const TIME_US = 1_764_000_000_123_456;

const span = { traceId: bytes(16, 1), spanId: bytes(8, 2), startTimeUnixNano: TIME, endTimeUnixNano: TIME };
const traces = (spans: object[], attributes: object[] = []) =>
  encodeMessage("Traces", { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans }] }] });
const logs = (logRecords: object[]) =>
  encodeMessage("Logs", { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
const metrics = (list: object[], attributes: object[] = []) =>
  encodeMessage("Metrics", {
    resourceMetrics: [{ resource: { attributes }, scopeMetrics: [{ metrics: list }] }],
  });

const nested = (depth: number): object =>
  depth === 0 ? { stringValue: "x" } : { arrayValue: { values: [nested(depth - 1)] } };
const gauge = { name: "m", unit: "s", gauge: { dataPoints: [{ timeUnixNano: TIME, asInt: "1" }] } };
const painted = (color: string) => ({
  resource: { attributes: [attribute("service.name", "shop"), attribute("color", color)] },
  scopeMetrics: [{ metrics: [gauge] }],
});

function spansOf(body: Uint8Array) {
  const decoded = decodeTraces(body, "protobuf");
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded;
}
function pointsOf(body: Uint8Array) {
  const decoded = decodeMetrics(body, "protobuf");
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded;
}
function logsOf(body: Uint8Array) {
  const decoded = decodeLogs(body, "protobuf", { receivedUs: TIME_US });
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded;
}

describe("huge attributes", () => {
  it("are clipped, in key and value", () => {
    const [attributes] = spansOf(
      traces([{ ...span, attributes: [attribute("k".repeat(999), "v".repeat(99_999))] }]),
    ).table.attributes;
    expect(attributes).toEqual({ ["k".repeat(KEY_LENGTH)]: "v".repeat(VALUE_LENGTH) });
  });

  it("beyond the most that a row has are left out, and the row stays", () => {
    const many = Array.from({ length: MOST_ATTRIBUTES + 50 }, (_, index) => attribute(`k${index}`, "v"));
    const { table, rejected } = spansOf(traces([{ ...span, attributes: many }]));
    expect(Object.keys(table.attributes[0] ?? {})).toHaveLength(MOST_ATTRIBUTES);
    expect(rejected.count).toBe(0);
  });

  it("never end in the middle of a character", () => {
    const body = "a".repeat(BODY_LENGTH - 1) + "😀".repeat(9);
    expect(logsOf(logs([{ timeUnixNano: TIME, body: { stringValue: body } }])).table.body).toEqual([
      `${"a".repeat(BODY_LENGTH - 1)}\uFFFD`,
    ]);
  });

  it("that are nested too deeply are cut off there", () => {
    const [fits, tooDeep] = logsOf(
      logs([MOST_DEPTH, MOST_DEPTH + 9].map((depth) => ({ timeUnixNano: TIME, body: nested(depth) }))),
    ).table.body;
    expect(fits).toBe(`${"[".repeat(MOST_DEPTH)}"x"${"]".repeat(MOST_DEPTH)}`);
    expect(tooDeep).toBe(`${"[".repeat(MOST_DEPTH)}"…"${"]".repeat(MOST_DEPTH)}`);
  });
});

describe("rows", () => {
  it("that repeat attributes share one record, and a span's go before its resource's", () => {
    const own = [attribute("b", "span"), attribute("__proto__", "x")];
    const body = traces(
      [
        { ...span, attributes: own },
        { ...span, attributes: own },
      ],
      [attribute("service.name", "shop"), attribute("b", "resource")],
    );
    const { attributes, texts, service } = spansInFull(spansOf(body).table);
    expect(Object.entries(attributes[0] ?? {})).toEqual([
      ["__proto__", "x"],
      ["b", "span"],
      ["service.name", "shop"],
    ]);
    expect(attributes[1]).toBe(attributes[0]);
    expect(texts[service[0] ?? -1]).toBe("shop");
  });

  it("beyond what one request may bring are rejected, and told", () => {
    const { table, rejected } = logsOf(
      logs(Array.from({ length: MOST_ROWS + 3 }, () => ({ timeUnixNano: TIME, body: { stringValue: "x" } }))),
    );
    expect(table.body).toHaveLength(MOST_ROWS);
    expect(rejected).toEqual({
      count: 3,
      message: "3 log records were not taken: 3 beyond what one request may bring.",
    });
  });

  it("of more series than one request may bring are rejected", () => {
    const dataPoints = Array.from({ length: MOST_SERIES + 2 }, (_, index) => ({
      timeUnixNano: TIME,
      asDouble: index,
      attributes: [attribute("user", String(index))],
    }));
    const { table, rejected } = pointsOf(metrics([{ name: "m", gauge: { dataPoints } }]));
    expect([table.series.length, table.value.length, rejected.count]).toEqual([MOST_SERIES, MOST_SERIES, 2]);
  });

  it("that say no time have the time at which they came; one before its start took no time", () => {
    expect([...logsOf(logs([{ body: { stringValue: "x" } }])).table.timeUs]).toEqual([TIME_US]);
    const { startUs, durationUs } = spansOf(traces([{ ...span, endTimeUnixNano: "1" }])).table;
    expect([startUs[0], durationUs[0]]).toEqual([TIME_US, 0]);
  });
});

describe("a series", () => {
  it("is one, though its resources differ in what no point carries", () => {
    const body = encodeMessage("Metrics", { resourceMetrics: [painted("red"), painted("blue")] });
    const { series, seriesOf } = pointsOf(body).table;
    expect(series).toEqual([{ service: "shop", metric: "m", unit: "s", kind: "gauge", attributes: {} }]);
    expect([...seriesOf]).toEqual([0, 0]);
  });

  it("has of its resource what tells instances apart", () => {
    const pod = [
      attribute("k8s.pod.name", "shop-1"),
      attribute("telemetry.sdk.name", "x"),
      attribute("host.name", "h"),
    ];
    expect(pointsOf(metrics([gauge], pod)).table.series[0]?.attributes).toEqual({
      "host.name": "h",
      "k8s.pod.name": "shop-1",
    });
  });

  it("that has ended says so with NaN", () => {
    const ended = { name: "m", gauge: { dataPoints: [{ timeUnixNano: TIME, flags: 1 }] } };
    expect([...pointsOf(metrics([ended])).table.value]).toEqual([Number.NaN]);
  });
});

describe("a data point that cannot be used", () => {
  const point = { timeUnixNano: TIME, count: "3", sum: 1 };
  it.each([
    ["without a time", { gauge: { dataPoints: [{ asDouble: 1 }] } }],
    ["without a value", { gauge: { dataPoints: [{ timeUnixNano: TIME }] } }],
    ["without an aggregation temporality", { sum: { dataPoints: [{ timeUnixNano: TIME, asDouble: 1 }] } }],
    [
      "with buckets that do not fit together",
      {
        histogram: {
          aggregationTemporality: 2,
          dataPoints: [{ ...point, explicitBounds: [2, 1], bucketCounts: ["1", "1", "1"] }],
        },
      },
    ],
    [
      "with too many buckets",
      {
        exponentialHistogram: {
          aggregationTemporality: 2,
          dataPoints: [{ ...point, positive: { bucketCounts: Array.from({ length: 600 }, () => "1") } }],
        },
      },
    ],
    [
      "with too many quantiles",
      {
        summary: {
          dataPoints: [{ ...point, quantileValues: Array.from({ length: 65 }, () => ({ quantile: 0.5 })) }],
        },
      },
    ],
  ])("is rejected %s", (reason, data) => {
    const { table, rejected } = pointsOf(metrics([{ name: "m", ...data }]));
    expect(table.value).toHaveLength(0);
    expect(rejected.message).toBe(`1 data points were not taken: 1 ${reason}.`);
  });
});
