import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { anySample } from "@/test/any-signals";
import { at, type SampleLog, type SamplePoints, sampleSignals } from "@/test/sample-signals";

import { buildFrame } from "./build-frame";
import type { Signals } from "./signals";

const empty = sampleSignals({});

describe("an empty window", () => {
  it("is a frame with nothing in it", () => {
    const frame = buildFrame(empty);
    expect(frame).toMatchObject({
      series: [],
      services: [],
      operations: [],
      edges: [],
      logs: [],
      traces: [],
    });
    expect(frame.callGraph).toEqual({ services: [], edges: [] });
    expect(frame.grid.length).toBe(600);
    expect(frame.coverage.silences).toEqual([]);
  });

  it("without length holds nothing of what was sent", () => {
    const rows = sampleSignals({
      points: [{ values: [[0, 1]] }],
      spans: [{ id: "a" }],
      logs: [{ body: "hello" }],
    });
    const frame = buildFrame({ ...rows, toUs: rows.fromUs });
    expect(frame.grid.length).toBe(0);
    expect(frame.coverage.outside).toEqual({ points: 1, spans: 1, logs: 1 });
  });
});

describe("series", () => {
  it("that are made up all the time do not push out the ones that were always there", () => {
    const steady: SamplePoints = {
      metric: "steady",
      values: [...Array(60).keys()].map((second) => [second * 10, 1]),
    };
    const churn = Array.from({ length: 5_000 }, (_, index): SamplePoints => ({
      service: "noisy",
      metric: "churn",
      attributes: { request: `${index}` },
      values: [[index / 10, 1]],
    }));
    const { series, coverage } = buildFrame(sampleSignals({ points: [...churn, steady] }), {
      limits: { series: 100 },
    });
    expect(series).toHaveLength(100);
    expect(series.some(({ metric }) => metric === "steady")).toBe(true);
    expect(coverage.dropped.series).toBe(4_901);
    expect(coverage.droppedSeries).toEqual([{ service: "noisy", metric: "churn", series: 4_901 }]);
  });

  it("have an id that does not depend on the window, and attributes of bounded size", () => {
    const huge = { attributes: { blob: "x".repeat(1_000_000) }, values: [[1, 1]] as const };
    const [one] = buildFrame(sampleSignals({ points: [huge] })).series;
    const [other] = buildFrame(
      sampleSignals({ seconds: 60, points: [{ ...huge, values: [[2, 5]] }] }),
    ).series;
    expect(one?.id).toMatch(/^[0-9a-f]{16}$/u);
    expect(one?.id).toBe(other?.id);
    expect(one?.attributes["blob"]?.length).toBe(256);
  });

  it("of calls and a catalogue tell who calls whom", () => {
    const { callGraph } = buildFrame(
      sampleSignals({
        points: [{ service: "b", attributes: { client: "a", server: "b" }, values: [[1, 1]] }],
        calls: [
          { caller: "a", callee: "b" },
          { caller: "b", callee: "c" },
          { caller: "c", callee: "c" },
        ],
      }),
    );
    expect(callGraph.services).toEqual(["a", "b", "c"]);
    expect(callGraph.edges).toEqual([
      { caller: "a", callee: "b", calls: 0, errors: 0, sources: ["catalogue", "metrics"] },
      { caller: "b", callee: "c", calls: 0, errors: 0, sources: ["catalogue"] },
    ]);
  });

  it("that came under two entries are one", () => {
    const { series } = buildFrame(
      sampleSignals({ seconds: 2, points: [{ values: [[0, 1]] }, { values: [[1, 2]] }] }),
    );
    expect(series.map(({ values }) => Array.from(values))).toEqual([[1, 2]]);
  });

  it("that came under two entries count as one where there is a limit, in any order", () => {
    const twice: SamplePoints[] = [
      { metric: "a", values: [[0, 1]] },
      { metric: "b", values: [[0, 1]] },
      { metric: "b", values: [[1, 2]] },
    ];
    for (const points of [twice, twice.toReversed()]) {
      const { series, coverage } = buildFrame(sampleSignals({ seconds: 2, points }), {
        limits: { series: 1 },
      });
      expect(series.map(({ metric, values }) => [metric, Array.from(values)])).toEqual([["b", [1, 2]]]);
      expect(coverage.dropped.series).toBe(1);
    }
  });
});

describe("log patterns", () => {
  const logs: SampleLog[] = [
    { body: "took 3 ms", second: 5 },
    { body: "took 4 ms", second: 1, severity: 17 },
    { body: "disk full", second: 2 },
    { body: "took 9 ms", second: 3, service: "bank" },
  ];

  it("have counts, severity, first and last line, by service; their id is the template's", () => {
    const found = buildFrame(sampleSignals({ seconds: 10, logs })).logs;
    expect(
      found.map(({ service, template, count, severity }) => [service, template, count, severity]),
    ).toEqual([
      ["bank", "took <*> ms", 1, 9],
      ["shop", "disk full", 1, 9],
      ["shop", "took <*> ms", 2, 17],
    ]);
    expect(found[2]).toMatchObject({ firstSeenUs: at(1), lastSeenUs: at(5) });
    expect(found[2]?.examples.map(({ body }) => body)).toEqual(["took 4 ms", "took 3 ms"]);
    expect(found[0]?.id).toBe(found[2]?.id);
    expect([...(found[2]?.rate ?? [])]).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it("are bounded; lines in none are counted", () => {
    const words = Array.from({ length: 300 }, (_, index) =>
      index.toString(6).replaceAll(/\d/gu, (digit) => "abcghk".charAt(Number(digit))),
    );
    const varied = [...words, ...words.slice(0, 5)].map((body): SampleLog => ({ body }));
    const { logs: found, coverage } = buildFrame(sampleSignals({ logs: varied }), {
      limits: { maskedLines: 50, patterns: 10 },
    });
    expect(found).toHaveLength(10);
    expect(found.filter(({ count }) => count === 2)).toHaveLength(5);
    expect(coverage.dropped).toMatchObject({ patterns: 40, logLines: 305 - 15 });
  });
});

describe("any rows", () => {
  const time = fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: -5, max: 65 }) },
    fc.constantFrom(Number.NaN, Infinity),
  );
  const rows = anySample(time);

  it("give one frame, however they are ordered", () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (sample, dice) => {
        const shuffled = <Row>(items: readonly Row[]): Row[] =>
          items
            .map((item) => ({ item, place: dice.next().value }))
            .sort((one, other) => one.place - other.place)
            .map(({ item }) => item);
        const turned = {
          seconds: 60,
          points: shuffled(sample.points.map((own) => ({ ...own, values: shuffled(own.values) }))),
          spans: shuffled(sample.spans),
          logs: shuffled(sample.logs),
        };
        const options = { onsetUs: at(20), limits: { operations: 4, patterns: 3, edges: 3, series: 4 } };
        const straight = sampleSignals({ ...sample, seconds: 60 });
        expect(buildFrame(sampleSignals(turned), options)).toEqual(buildFrame(straight, options));
      }),
      { numRuns: 300 },
    );
  });

  it("are never changed", () => {
    fc.assert(
      fc.property(rows, (sample) => {
        const signals = sampleSignals(sample);
        const before = structuredClone(signals);
        buildFrame(signals);
        expect(signals).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it("may refer to texts and series that are not there", () => {
    const signals: Signals = {
      ...sampleSignals({ points: [{ values: [[1, 1]] }], spans: [{ id: "a" }], logs: [{ body: "x" }] }),
    };
    const broken: Signals = {
      ...signals,
      points: { ...signals.points, series: [] },
      spans: { ...signals.spans, texts: [] },
      logs: { ...signals.logs, texts: [] },
    };
    const { coverage } = buildFrame(broken);
    expect(coverage.withoutService).toMatchObject({ spans: 1, logs: 1 });
  });
});
