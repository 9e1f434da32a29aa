import { describe, expect, it } from "vitest";

import { at, type SampleSpan, sampleSignals } from "@/test/sample-signals";

import { buildFrame } from "./build-frame";

const CLIENT = 3;
const frameOf = (spans: readonly SampleSpan[], seconds = 10) =>
  buildFrame(sampleSignals({ seconds, spans }), { stepUs: 10_000_000 });
const first = (values: Float64Array | undefined) => values?.[0];

const ownOf = (spans: readonly SampleSpan[]) =>
  first(frameOf(spans).operations.find(({ operation }) => operation === "own")?.red.own.p50);
/** Ten requests a second for twenty seconds. */
const busy = (from: number) =>
  Array.from({ length: 200 }, (_, index): SampleSpan => ({
    id: `${from + index}`,
    trace: `${from + index}`,
    start: from + index / 10,
  }));

/** A call of the shop to the bank that took 0.3 s there and 0.5 s here. */
const call: SampleSpan[] = [
  { id: "root", service: "shop", name: "POST /pay", start: 1, seconds: 1 },
  { id: "client", parent: "root", service: "shop", name: "charge", kind: CLIENT, start: 1.2, seconds: 0.5 },
  { id: "server", parent: "client", service: "bank", name: "Charge", start: 1.3, seconds: 0.3, status: 2 },
];

describe("a call", () => {
  it("is measured on both sides, and between", () => {
    const { edges, callGraph, services, operations } = frameOf(call);
    expect(edges).toHaveLength(1);
    const [edge] = edges;
    expect(edge).toMatchObject({ caller: "shop", callee: "bank", via: "call", count: 1, errorCount: 1 });
    expect(edge).toMatchObject({ withoutCallee: 0, withoutCaller: 0 });
    expect(first(edge?.callerDuration.p50)).toBeCloseTo(0.5);
    expect(first(edge?.calleeDuration.p50)).toBeCloseTo(0.3);
    expect(first(edge?.gap.p50)).toBeCloseTo(0.2);
    expect(callGraph.edges).toEqual([
      { caller: "shop", callee: "bank", calls: 1, errors: 1, sources: ["spans"] },
    ]);
    expect(services.map(({ service, red }) => [service, red.count, red.errorCount])).toEqual([
      ["bank", 1, 1],
      ["shop", 1, 0],
    ]);
    const charge = operations.find(({ operation }) => operation === "charge");
    expect(first(charge?.red.own.p50)).toBeCloseTo(0.2);
    expect(first(charge?.red.rate)).toBeCloseTo(0.1);
  });

  it("that nobody answered names its callee by the caller's attributes", () => {
    const attributes = { "server.address": "api.bank.example" };
    const spans = call.slice(0, 2).map((span) => Object.assign({ attributes }, span));
    const { edges, coverage } = frameOf(spans);
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({ caller: "shop", callee: "api.bank.example", withoutCallee: 1 });
    expect(first(edges[0]?.oneSided)).toBeCloseTo(0.1);
    expect(first(edges[0]?.gap.p50)).toBeNaN();
    expect(coverage.services.map(({ service, spans: rows }) => [service, rows])).toEqual([
      ["api.bank.example", 0],
      ["shop", 2],
    ]);
  });

  it("whose caller's span is missing is a call of nobody known", () => {
    const { edges, coverage } = frameOf(call.slice(2));
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({ caller: "", callee: "bank", withoutCaller: 1, withoutCallee: 0 });
    expect(coverage.missingParents).toBe(1);
  });

  it("by a service that does other things meanwhile says nothing of the gap", () => {
    const { edges } = frameOf([
      { id: "root", service: "shop", start: 1, seconds: 1 },
      { id: "one", parent: "root", service: "bank", start: 1.1, seconds: 0.3 },
      { id: "two", parent: "root", service: "bank", start: 1.5, seconds: 0.3 },
    ]);
    expect(edges[0]?.count).toBe(2);
    expect(first(edges[0]?.calleeDuration.p50)).toBeCloseTo(0.3);
    expect(first(edges[0]?.callerDuration.p50)).toBeNaN();
    expect(first(edges[0]?.gap.p50)).toBeNaN();
  });

  it("through a queue waits from the end of sending to the start of handling", () => {
    const { edges } = frameOf([
      { id: "send", service: "shop", kind: 4, start: 1, seconds: 0.1 },
      { id: "take", parent: "send", service: "mail", kind: 5, start: 3.1, seconds: 0.5 },
    ]);
    expect(edges[0]).toMatchObject({ via: "message", caller: "shop", callee: "mail" });
    expect(first(edges[0]?.gap.p50)).toBeCloseTo(2);
  });

  it("whose two sides share an id, as in Zipkin, still has both", () => {
    const { edges, coverage } = frameOf([
      { id: "root", service: "shop", start: 1, seconds: 1 },
      { id: "call", parent: "root", service: "shop", kind: CLIENT, start: 1.2, seconds: 0.5 },
      { id: "call", parent: "root", service: "bank", start: 1.3, seconds: 0.3 },
      { id: "query", parent: "call", service: "bank", kind: 1, start: 1.3, seconds: 0.1 },
    ]);
    expect(edges.map(({ caller, callee, count }) => [caller, callee, count])).toEqual([["shop", "bank", 1]]);
    expect(first(edges[0]?.gap.p50)).toBeCloseTo(0.2);
    expect(coverage.duplicates.spans).toBe(0);
  });
});

describe("own time", () => {
  const parent: SampleSpan = { id: "p", name: "own", start: 1, seconds: 1 };

  it("leaves out what children that overlap cover together, once", () => {
    expect(
      ownOf([
        parent,
        { id: "a", parent: "p", start: 1.1, seconds: 0.4 },
        { id: "b", parent: "p", start: 1.3, seconds: 0.4 },
        { id: "c", parent: "p", start: 1.2, seconds: 0.1 },
      ]),
    ).toBeCloseTo(0.4);
  });

  it("counts of a child that outlives its parent only what lies within", () => {
    expect(ownOf([parent, { id: "a", parent: "p", start: 1.7, seconds: 5 }])).toBeCloseTo(0.7);
  });

  it("moves in a callee whose clock is minutes off, and says so", () => {
    const skewed = Array.from({ length: 4 }, (_, index): SampleSpan[] => [
      { ...parent, trace: String(index), start: 301 + index },
      { id: "a", parent: "p", trace: String(index), service: "bank", start: 121 + index, seconds: 0.4 },
    ]).flat();
    const { coverage, operations } = buildFrame(sampleSignals({ spans: skewed }));
    const own = operations.find(({ operation }) => operation === "own");
    expect(own?.red.own.p50[301]).toBeCloseTo(0.6);
    const { clockSkew } = coverage;
    expect(clockSkew).toHaveLength(1);
    expect(clockSkew[0]).toMatchObject({ caller: "shop", callee: "bank" });
    expect(clockSkew[0]?.offsetSeconds).toBeCloseTo(-180);
  });
});

describe("spans", () => {
  it("without a service are a service of their own, and counted", () => {
    const { services, coverage } = frameOf([{ id: "a", service: "" }]);
    expect(services.map(({ service }) => service)).toEqual([""]);
    expect(coverage.withoutService.spans).toBe(1);
  });

  it("that came again count once", () => {
    const { services, coverage } = frameOf([...call, ...call]);
    expect(services.map(({ red }) => red.count)).toEqual([1, 1]);
    expect(coverage.duplicates.spans).toBe(3);
  });

  it("without a usable time are left out and counted", () => {
    const { services, coverage } = frameOf([
      { id: "a", seconds: Number.NaN },
      { id: "b", start: Number.POSITIVE_INFINITY },
      { id: "c", seconds: -1 },
      { id: "d" },
    ]);
    expect(services[0]?.red.count).toBe(1);
    expect(coverage.unusable.spans).toBe(3);
  });

  it("that are their own or each other's parents do no harm", () => {
    const { traces, operations } = frameOf([
      { id: "a", parent: "a", trace: "1" },
      { id: "b", parent: "c", trace: "2" },
      { id: "c", parent: "b", trace: "2" },
    ]);
    expect(operations[0]?.red.count).toBe(3);
    expect(traces.map(({ spanCount }) => spanCount)).toEqual([1]);
  });

  it("of kind unspecified count as asked of a service where another service's span is the parent", () => {
    const { services } = frameOf([
      { id: "a", kind: 0 },
      { id: "b", parent: "a", kind: 0 },
      { id: "c", parent: "b", kind: 0, service: "bank" },
    ]);
    expect(services.map(({ service, red }) => [service, red.count])).toEqual([
      ["bank", 1],
      ["shop", 1],
    ]);
  });

  it("say nothing of a stretch in which nobody's were recorded", () => {
    const { services, coverage } = frameOf([...busy(0), ...busy(50)], 70);
    expect([...(services[0]?.red.rate ?? [])]).toEqual([10, 10, Number.NaN, Number.NaN, Number.NaN, 10, 10]);
    expect(coverage.silences).toEqual([{ signal: "traces", fromUs: at(20), toUs: at(50) }]);
  });
});

describe("sampled traces", () => {
  it("are kept for a reason, with their spans as a tree", () => {
    const requests = Array.from({ length: 9 }, (_, index): SampleSpan[] => [
      {
        id: "r",
        trace: `${index}`,
        name: "GET /",
        start: index,
        seconds: 1 + index / 10,
        status: index === 4 ? 2 : 0,
      },
      { id: "c", parent: "r", trace: `${index}`, name: "query", kind: 1, start: index + 0.1, seconds: 0.5 },
    ]).flat();
    const { traces } = buildFrame(sampleSignals({ spans: requests }), { onsetUs: at(3) });
    const reasons = new Map(traces.map(({ traceId, reasons: own }) => [Number(traceId), own]));
    expect(reasons).toEqual(
      new Map([
        [4, ["errored", "first_after_onset", "typical"]],
        [5, ["typical"]],
        [6, ["slowest"]],
        [7, ["slowest"]],
        [8, ["slowest"]],
      ]),
    );
    expect(
      traces[0]?.spans.map(({ spanId, parent, ownUs }) => [spanId, parent, Math.round(ownUs / 1_000)]),
    ).toEqual([
      ["r", null, 900],
      ["c", 0, 500],
    ]);
  });

  it("hold no more spans than the limit", () => {
    const wide = Array.from({ length: 1_000 }, (_, index): SampleSpan => ({
      id: `${index}`,
      parent: "0",
      start: index / 1_000,
    }));
    const { traces } = buildFrame(sampleSignals({ spans: wide }), { limits: { spansPerTrace: 10 } });
    expect(traces).toHaveLength(1);
    expect(traces[0]?.spanCount).toBe(1_000);
    expect(traces[0]?.spans).toHaveLength(10);
  });
});
