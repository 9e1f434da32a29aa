import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createLogColumns, type LogRow } from "./log-columns";
import { mixSignals } from "./mix-signals";
import { noSignals } from "./no-signals";
import { createPointColumns } from "./point-columns";
import type { Series, Signals } from "./signals";
import { createSpanColumns, type SpanRow } from "./span-columns";

const WINDOW = { fromUs: 0, toUs: 1_000_000 };
const CPU: Series = { service: "cart", metric: "cpu", unit: "1", kind: "gauge", attributes: { pod: "a" } };

function withPoints(points: readonly (readonly [Series, number, number])[]): Signals {
  const columns = createPointColumns();
  for (const [series, timeUs, value] of points) columns.add(columns.enter(series), timeUs, value);
  return { ...noSignals(WINDOW, []), points: columns.table() };
}

const span = (more: Partial<SpanRow>): SpanRow => ({
  traceId: "t",
  spanId: "s",
  parentSpanId: "",
  service: "cart",
  name: "GET /cart",
  kind: 2,
  status: 0,
  startUs: 1,
  durationUs: 2,
  attributes: {},
  ...more,
});

function withSpans(rows: readonly SpanRow[]): Signals {
  const columns = createSpanColumns();
  for (const row of rows) columns.add(row);
  return { ...noSignals(WINDOW, []), spans: columns.table() };
}

const line = (more: Partial<LogRow>): LogRow => ({
  timeUs: 1,
  service: "cart",
  severity: 9,
  body: "hello",
  traceId: "",
  spanId: "",
  attributes: {},
  ...more,
});

function withLogs(rows: readonly LogRow[]): Signals {
  const columns = createLogColumns();
  for (const row of rows) columns.add(row);
  return { ...noSignals(WINDOW, []), logs: columns.table() };
}

describe("mixSignals", () => {
  it("keeps of a series that two sources have the fuller copy, whole and unmixed", () => {
    const short = withPoints([[CPU, 10, 1]]);
    const full = withPoints([
      [CPU, 11, 5],
      [CPU, 21, 6],
      [{ ...CPU, attributes: { pod: "b" } }, 11, 7],
    ]);
    for (const parts of [
      [short, full],
      [full, short],
    ]) {
      const { points } = mixSignals(WINDOW, parts);
      expect(points.series).toHaveLength(2);
      expect([...points.timeUs]).toEqual([11, 21, 11]);
      expect([...points.value]).toEqual([5, 6, 7]);
    }
  });

  it("takes the first of copies that are equally full", () => {
    const { points } = mixSignals(WINDOW, [withPoints([[CPU, 10, 1]]), withPoints([[CPU, 11, 2]])]);
    expect([...points.value]).toEqual([1]);
  });

  it("holds series apart that differ in anything", () => {
    const others: Series[] = [
      { ...CPU, service: "" },
      { ...CPU, metric: "c" },
      { ...CPU, unit: "s" },
      { ...CPU, kind: "delta" },
      { ...CPU, attributes: {} },
    ];
    const parts = [CPU, ...others].map((series) => withPoints([[series, 1, 1]]));
    expect(mixSignals(WINDOW, parts).points.series).toEqual([CPU, ...others]);
  });

  it("has a span that two sources have once, and those of either", () => {
    const { spans } = mixSignals(WINDOW, [
      withSpans([span({ spanId: "1" }), span({ spanId: "2", name: "kept" })]),
      withSpans([span({ spanId: "2", name: "dropped" }), span({ spanId: "3", service: "pay" })]),
    ]);
    expect(spans.spanId).toEqual(["1", "2", "3"]);
    expect([...spans.name].map((index) => spans.texts[index])).toEqual(["GET /cart", "kept", "GET /cart"]);
    expect(spans.texts[spans.service[2] ?? -1]).toBe("pay");
  });

  it("has a log record that two sources have once, and one that a source has twice, twice", () => {
    const { logs } = mixSignals(WINDOW, [
      withLogs([line({}), line({}), line({ timeUs: 2 })]),
      withLogs([line({}), line({ body: "other" })]),
    ]);
    expect(logs.body).toEqual(["hello", "hello", "hello", "other"]);
    expect([...logs.timeUs]).toEqual([1, 1, 2, 1]);
  });

  it("gathers calls, each once, and all gaps", () => {
    const calls = [{ caller: "a", callee: "b" }];
    const gap = { source: "one", signal: "logs", reason: "It is down." } as const;
    const mixed = mixSignals(WINDOW, [
      { ...noSignals(WINDOW, [gap]), calls },
      { ...noSignals(WINDOW, [{ ...gap, source: "two" }]), calls },
    ]);
    expect(mixed.calls).toEqual(calls);
    expect(mixed.gaps.map(({ source }) => source)).toEqual(["one", "two"]);
  });

  it("loses nothing and adds nothing when sources have nothing in common", () => {
    const rows = fc.array(fc.record({ timeUs: fc.nat(100), body: fc.string() }));
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 4 }), (sources) => {
        const lines = sources.map((own, source) =>
          own.map((row) => line({ ...row, service: `service ${source}` })),
        );
        const { logs } = mixSignals(WINDOW, lines.map(withLogs));
        expect(logs.body).toEqual(lines.flat().map(({ body }) => body));
        expect([...logs.service].map((index) => logs.texts[index])).toEqual(
          lines.flat().map(({ service }) => service),
        );
      }),
    );
  });
});
