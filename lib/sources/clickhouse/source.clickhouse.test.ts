import { type ClickHouseClient, createClient } from "@clickhouse/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { PointTable } from "@/lib/telemetry/signals";
import { sourceSettings } from "@/lib/telemetry/source-settings";
import { type ClickhouseServer, startClickhouse } from "@/test/clickhouse";
import { type Generation, tablesOf } from "@/test/clickhouse-tables";

import { createClickhouseSource } from "./source";

const NOON_US = Date.UTC(2026, 0, 1, 12) * 1e3;
const WINDOW = { fromUs: NOON_US, toUs: NOON_US + 60e6 };
const RESOURCE = { "service.name": "cart", "k8s.pod.name": "cart-1", "telemetry.sdk.name": "opentelemetry" };
const COMMON = { ResourceAttributes: RESOURCE, ServiceName: "cart" };
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const never = new AbortController().signal;

/** Nanoseconds as the tables keep them: `seconds` after noon. */
function at(seconds: number): string {
  return `${new Date(NOON_US / 1e3 + Math.floor(seconds) * 1e3).toISOString().slice(0, 19).replace("T", " ")}.${String(
    Math.round((seconds % 1) * 1e6),
  ).padStart(6, "0")}789`;
}

let server: ClickhouseServer;
let client: ClickHouseClient;
beforeAll(async () => {
  server = await startClickhouse();
  client = createClient({ url: server.url });
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

function sourceOf(database: string, more: Record<string, unknown> = {}) {
  const settings = sourceSettings.parse({
    kind: "clickhouse",
    name: "house",
    url: server.url,
    database,
    ...more,
  });
  if (settings.kind !== "clickhouse") throw new Error("not of ClickHouse");
  return createClickhouseSource(settings, { findSecret: () => undefined });
}

async function make(database: string, generation: Generation = "present"): Promise<void> {
  for (const query of tablesOf(generation, database)) await client.command({ query });
}

const insert = (table: string, values: readonly object[]) =>
  client.insert({ table, values, format: "JSONEachRow" });

const point = (seconds: number) => ({ ...COMMON, TimeUnix: at(seconds), MetricUnit: "s", Attributes: {} });

/** Service, unit, kind, values of each series by its name and what tells it apart. */
function byName({ series, seriesOf, value }: PointTable) {
  return Object.fromEntries(
    series.map(({ service, metric, unit, kind, attributes }, index) => [
      `${metric} ${attributes["le"] ?? attributes["quantile"] ?? attributes["state"] ?? ""}`.trim(),
      [service, unit, kind, ...value.filter((_, row) => seriesOf[row] === index)],
    ]),
  );
}

describe.each(["present", "old", "json"] as const)("tables of the %s kind", (generation) => {
  const database = `tables_${generation}`;
  const old = generation === "old";
  beforeAll(() => make(database, generation));

  it("give spans", async () => {
    const span = {
      ...COMMON,
      TraceId: TRACE,
      SpanName: "GET /cart",
      SpanAttributes: { "http.route": "/cart" },
    };
    await insert(`${database}.otel_traces`, [
      {
        ...span,
        Timestamp: at(1.5),
        SpanId: "00000000000000a1",
        ParentSpanId: "",
        SpanKind: old ? "SPAN_KIND_SERVER" : "Server",
        Duration: 2_500_999,
        StatusCode: old ? "STATUS_CODE_ERROR" : "Error",
      },
      {
        ...span,
        Timestamp: at(1.25),
        SpanId: "00000000000000b2",
        ParentSpanId: "00000000000000a1",
        SpanKind: old ? "SPAN_KIND_CLIENT" : "Client",
        Duration: 1_000,
        StatusCode: old ? "STATUS_CODE_UNSET" : "Unset",
      },
      { ...span, Timestamp: at(60), SpanId: "00000000000000c3" },
      { ...span, Timestamp: at(-1), SpanId: "00000000000000d4" },
      { ...span, Timestamp: at(2), SpanId: "not an id" },
    ]);
    const { spans, gaps } = await sourceOf(database).read(WINDOW, { signal: never });
    expect(spans.spanId).toEqual(["00000000000000b2", "00000000000000a1"]);
    expect(spans.traceId).toEqual([TRACE, TRACE]);
    expect(spans.parentSpanId).toEqual(["00000000000000a1", ""]);
    expect([...spans.startUs]).toEqual([NOON_US + 1_250_000, NOON_US + 1_500_000]);
    expect([...spans.durationUs]).toEqual([1, 2_500.999]);
    expect([[...spans.kind], [...spans.status]]).toEqual([
      [3, 2],
      [0, 2],
    ]);
    expect([...spans.service, ...spans.name].map((index) => spans.texts[index])).toEqual([
      "cart",
      "cart",
      "GET /cart",
      "GET /cart",
    ]);
    expect(spans.attributes[0]).toEqual({ "http.route": "/cart", ...RESOURCE });
    expect(gaps.map(({ reason }) => reason)).toEqual(["1 rows of otel_traces could not be used."]);
  });

  it("give log records", async () => {
    await insert(`${database}.otel_logs`, [
      {
        ...COMMON,
        Timestamp: at(59.999999),
        TraceId: TRACE,
        SpanId: "00000000000000a1",
        SeverityNumber: 17,
        Body: 'it\'s "gone"\n\\',
        LogAttributes: { "exception.type": "E" },
      },
      { ...COMMON, Timestamp: at(0), SeverityNumber: 99, Body: "first" },
      { ...COMMON, Timestamp: at(60), Body: "later" },
    ]);
    const { logs } = await sourceOf(database).read(WINDOW, { signal: never });
    expect(logs.body).toEqual(["first", 'it\'s "gone"\n\\']);
    expect([...logs.timeUs]).toEqual([NOON_US, NOON_US + 59_999_999]);
    expect([...logs.severity]).toEqual([0, 17]);
    expect(logs.traceId).toEqual(["", TRACE]);
    expect(logs.attributes[1]).toEqual({ "exception.type": "E", ...RESOURCE });
  });

  it("give points of every type", async () => {
    await insert(`${database}.otel_metrics_gauge`, [
      { ...point(20), MetricName: "level", Value: 2 },
      { ...point(10), MetricName: "level", Value: 1 },
      { ...point(30), MetricName: "level", Value: 3, Flags: 1 },
      { ...point(10), MetricName: "level", Value: 4, Attributes: { state: "used" } },
      { ...point(60), MetricName: "level", Value: 5 },
    ]);
    await insert(`${database}.otel_metrics_sum`, [
      { ...point(10), MetricName: "counter", Value: 7, AggregationTemporality: 2, IsMonotonic: true },
      { ...point(10), MetricName: "growth", Value: 8, AggregationTemporality: 1, IsMonotonic: true },
      { ...point(10), MetricName: "balance", Value: 9, AggregationTemporality: 2, IsMonotonic: false },
    ]);
    await insert(`${database}.otel_metrics_histogram`, [
      {
        ...point(10),
        MetricName: "wait",
        Count: 6,
        Sum: 3.5,
        BucketCounts: [1, 2, 3],
        ExplicitBounds: [0.1, 1],
        AggregationTemporality: 2,
      },
    ]);
    await insert(`${database}.otel_metrics_exponential_histogram`, [
      {
        ...point(10),
        MetricName: "fine",
        Count: 4,
        Sum: 9,
        Scale: 0,
        ZeroCount: 1,
        PositiveOffset: 0,
        PositiveBucketCounts: [1, 2],
        AggregationTemporality: 1,
      },
    ]);
    await insert(`${database}.otel_metrics_summary`, [
      {
        ...point(10),
        MetricName: "asked",
        Count: 5,
        Sum: 10,
        "ValueAtQuantiles.Quantile": [0.5, 0.99],
        "ValueAtQuantiles.Value": [1, 4],
      },
    ]);
    const { points, gaps } = await sourceOf(database).read(WINDOW, { signal: never });
    expect(byName(points)).toEqual({
      level: ["cart", "s", "gauge", 1, 2, Number.NaN],
      "level used": ["cart", "s", "gauge", 4],
      counter: ["cart", "s", "cumulative", 7],
      growth: ["cart", "s", "delta", 8],
      balance: ["cart", "s", "gauge", 9],
      "wait.count": ["cart", "1", "cumulative", 6],
      "wait.sum": ["cart", "s", "cumulative", 3.5],
      "wait.bucket 0.1": ["cart", "1", "cumulative", 1],
      "wait.bucket 1": ["cart", "1", "cumulative", 3],
      "wait.bucket +Inf": ["cart", "1", "cumulative", 6],
      "fine.count": ["cart", "1", "delta", 4],
      "fine.sum": ["cart", "s", "delta", 9],
      "fine.bucket 0": ["cart", "1", "delta", 1],
      "fine.bucket 1": ["cart", "1", "delta", 1],
      "fine.bucket 2": ["cart", "1", "delta", 2],
      "fine.bucket 4": ["cart", "1", "delta", 4],
      "fine.bucket +Inf": ["cart", "1", "delta", 4],
      "asked.count": ["cart", "1", "cumulative", 5],
      "asked.sum": ["cart", "s", "cumulative", 10],
      "asked.quantile 0.5": ["cart", "s", "gauge", 1],
      "asked.quantile 0.99": ["cart", "s", "gauge", 4],
    });
    const counter = points.series.find(({ metric }) => metric === "counter");
    expect(counter?.attributes).toEqual({ "k8s.pod.name": "cart-1" });
    expect(gaps.filter(({ signal }) => signal === "metrics")).toEqual([]);
  });
});

describe("a ClickHouse source", () => {
  it("gives whole traces, and says how many, where there are too many spans", async () => {
    await make("many");
    const spans = Array.from({ length: 2_000 }, (_, index) => ({
      ...COMMON,
      Timestamp: at(index / 100),
      TraceId:
        Math.floor(index / 4)
          .toString(16)
          .padStart(31, "0") + "1",
      SpanId: (index + 1).toString(16).padStart(16, "0"),
      SpanName: "work",
      Duration: 1,
    }));
    await insert("many.otel_traces", spans);
    const read = await sourceOf("many", { limits: { spans: 500 } }).read(WINDOW, { signal: never });
    const sizes = new Map<string, number>();
    for (const traceId of read.spans.traceId) sizes.set(traceId, (sizes.get(traceId) ?? 0) + 1);
    expect(new Set(sizes.values())).toEqual(new Set([4]));
    expect(read.spans.spanId.length).toBeLessThanOrEqual(500);
    expect(read.spans.spanId.length).toBeGreaterThan(250);
    expect(read.gaps.map(({ reason }) => reason)).toEqual([
      "One in 5 traces was read, for otel_traces has 2000 rows.",
    ]);
  });

  it("names each table that is not there, and reads the others", async () => {
    await make("partly");
    await client.command({ query: "DROP TABLE partly.otel_metrics_sum" });
    await insert("partly.otel_logs", [{ ...COMMON, Timestamp: at(1), Body: "still here" }]);
    const { logs, gaps } = await sourceOf("partly", { tables: { traces: "spans_of_ours" } }).read(WINDOW, {
      signal: never,
    });
    expect(logs.body).toEqual(["still here"]);
    expect(gaps).toEqual([
      {
        source: "house",
        signal: "traces",
        reason: "There is no table partly.spans_of_ours, or it may not be read.",
      },
      {
        source: "house",
        signal: "metrics",
        reason: "There is no table partly.otel_metrics_sum, or it may not be read.",
      },
    ]);
  });

  it("says what a table of another shape lacks", async () => {
    await make("other");
    await client.command({ query: "ALTER TABLE other.otel_logs DROP COLUMN Body" });
    const { gaps } = await sourceOf("other").read(WINDOW, { signal: never });
    expect(gaps.map(({ signal }) => signal)).toEqual(["logs"]);
    expect(gaps[0]?.reason).toMatch(/^It refused \(47\): .*Body.* \(otel_logs\)\.$/);
  });

  it("is a gap for each signal where nobody answers, and asks for nothing that is not to be read", async () => {
    const unreachable = { url: "http://127.0.0.1:1", tables: { logs: null } };
    const { gaps } = await sourceOf("nowhere", unreachable).read(WINDOW, { signal: never });
    expect(gaps.map(({ signal, reason }) => [signal, reason])).toEqual([
      ["metrics", "It cannot be reached (ECONNREFUSED)."],
      ["traces", "It cannot be reached (ECONNREFUSED)."],
    ]);
  });

  it("stops where it is told to", async () => {
    const reason = new Error("nobody waits any more");
    const read = sourceOf("nowhere").read(WINDOW, { signal: AbortSignal.abort(reason) });
    await expect(read).rejects.toBe(reason);
  });
});
