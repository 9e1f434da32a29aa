import { describe, expect, it } from "vitest";

import type { Actor } from "@/lib/policy/actor";
import { createFrameBuilder } from "@/lib/server/frame-builder";
import { createFrameReader } from "@/lib/server/frame-reader";
import type { Outcome } from "@/lib/wire/problem";
import { syntheticShop } from "@/test/synthetic-shop";

import { listLogPatterns } from "./list-log-patterns";
import { listSeries } from "./list-series";
import { listTraces } from "./list-traces";
import { checkBackend } from "./check-backend";
import { readArrivals } from "./read-arrivals";
import { readLines } from "./read-lines";
import { readEvidenceOverview, readServiceMap } from "./read-window-view";
import { readTrace } from "./read-trace";

const FAULT = "2026-03-01T12:20:00.000Z";
const window = { from: "2026-03-01T12:00:00Z", to: "2026-03-01T12:40:00Z", compare: "true" };

const reader: Actor = {
  kind: "person",
  id: "p",
  name: "P",
  email: "p@parallax.test",
  role: "observer",
  sessionId: "s",
};
const stranger: Actor = { ...reader, kind: "token", tokenId: "t", scopes: [] };
const frames = createFrameReader(
  createFrameBuilder([syntheticShop({ faultFromUs: Date.parse(FAULT) * 1_000 })]),
);
const nothing = createFrameReader(createFrameBuilder([]));
const ctx = { actor: reader, frames, sampleFrames: nothing };
const arrivals = {
  read: () => Promise.resolve({ senders: [], refused: [], backends: [], storage: null }),
  check: (name: string) => Promise.resolve(name === "Mimir" ? { reason: "It is asleep." } : null),
};

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.value;
}

const verbs = [
  ["readEvidenceOverview", readEvidenceOverview],
  ["listSeries", listSeries],
  ["readLines", readLines],
  ["listLogPatterns", listLogPatterns],
  ["listTraces", listTraces],
  ["readTrace", readTrace],
  ["readServiceMap", readServiceMap],
] as const;
const whole = { ...window, ids: "0123456789abcdef", traceId: "f".repeat(32) };

describe.each(verbs)("%s", (_, verb) => {
  it("is for those who may read telemetry", async () => {
    expect(await verb({ ...ctx, actor: stranger }, whole)).toMatchObject({ problem: { code: "forbidden" } });
  });

  it.each([
    [{ from: undefined }, "from"],
    [{ from: "yesterday" }, "from"],
    [{ from: "2026-03-01T12:00:00" }, "from"],
    [{ to: "2026-03-01T12:00:00Z" }, "to"],
    [{ to: "2026-03-01T11:00:00Z" }, "to"],
    [{ from: "2025-03-01T12:00:00Z" }, "from"],
  ])("names the field of a bad window: %o", async (changed, path) => {
    expect(await verb(ctx, { ...whole, ...changed })).toMatchObject({
      problem: { code: "invalid", errors: [{ path }] },
    });
  });
});

describe("readEvidenceOverview", () => {
  it("puts what fails first, and says why against the window before", async () => {
    const overview = valueOf(await readEvidenceOverview(ctx, window));
    expect(overview.sources).toEqual(["synthetic shop"]);
    const [first] = overview.services;
    expect(first?.health.state).toBe("failing");
    expect(first?.health.reason).toMatch(/^Errors \d+(\.\d+)? %, before 0 %\.$/);
    const catalogue = overview.services.find(({ service }) => service === "catalogue");
    expect(catalogue?.health.state).toBe("healthy");
    expect(catalogue).toMatchObject({ requests: 1_200, requestsPerSecond: 0.5, errorShare: 0 });
    expect(catalogue?.rate.length).toBeLessThanOrEqual(48);
  });
});

describe("series and their lines", () => {
  it("lists those that moved most first, and draws one with its baseline", async () => {
    const list = valueOf(await listSeries(ctx, { ...window, service: "payments", q: "cpu" }));
    expect(list.items).toHaveLength(1);
    const [cpu] = list.items;
    expect(cpu).toMatchObject({
      metric: "process.cpu.utilization",
      origin: "metric",
      attributes: { "host.name": "node-2" },
    });
    expect(cpu?.shift).toBeGreaterThan(5);

    const lines = valueOf(await readLines(ctx, { ...window, ids: `${cpu?.id},0123456789abcdef` }));
    expect(lines.missing).toEqual(["0123456789abcdef"]);
    expect(lines.times).toHaveLength(lines.lines[0]?.values.length ?? -1);
    expect(lines.lines[0]?.baseline?.median).toBeCloseTo(0.325, 1);
    expect(lines.lines[0]?.spread?.greatest).toBeGreaterThan(0.8);
    expect(JSON.stringify(lines)).not.toContain("NaN");
  });

  it("thins many lines of a chart", async () => {
    const { items, more } = valueOf(await listSeries(ctx, { ...window, limit: "12" }));
    expect(items).toHaveLength(12);
    expect(more).toBeGreaterThan(0);
    const lines = valueOf(await readLines(ctx, { ...window, ids: items.map(({ id }) => id).join(",") }));
    expect(lines.lines).toHaveLength(12);
    expect(lines.times.length).toBeLessThanOrEqual(lines.cells);
  });

  it.each([
    "",
    "xyz",
    "0123456789ABCDEF",
    Array.from({ length: 13 }, (_, i) => i.toString(16).padStart(16, "0")).join(","),
  ])("refuses the ids %o", async (ids) => {
    const outcome = await readLines(ctx, { ...window, ids });
    expect(outcome).toMatchObject({ problem: { code: "invalid" } });
    expect(!outcome.ok && outcome.problem.errors?.[0]?.path).toMatch(/^ids/);
  });
});

const services = async (query: object) =>
  valueOf(await listLogPatterns(ctx, { ...window, ...query })).items.map(({ service }) => service);

describe("listLogPatterns", () => {
  it("puts what was not there before first, with what it was seen in", async () => {
    const { items } = valueOf(await listLogPatterns(ctx, window));
    const [fresh] = items;
    expect(fresh).toMatchObject({ service: "payments", severity: 17, countBefore: 0 });
    expect(fresh?.template).toContain("connection pool exhausted");
    expect(Date.parse(fresh?.firstSeen ?? "")).toBeGreaterThanOrEqual(Date.parse(FAULT));
    expect(fresh?.examples[0]?.body).toMatch(/^connection pool exhausted after \d+ us: request \d+$/);
  });

  it("narrows by severity, service and words", async () => {
    expect(await services({ severity: "17" })).toEqual(["payments"]);
    expect(await services({ service: "checkout" })).toEqual(["checkout"]);
    expect(await services({ q: "POOL exhausted" })).toEqual(["payments"]);
    expect(await services({ q: "nothing like it" })).toEqual([]);
  });
});

describe("traces", () => {
  it("lists the sampled ones and shows each span by span", async () => {
    const { items } = valueOf(await listTraces(ctx, window));
    expect(items.length).toBeGreaterThan(3);
    const errored = items.find(({ reasons }) => reasons.includes("errored"));
    expect(errored?.errorCount).toBeGreaterThan(0);
    const trace = valueOf(await readTrace(ctx, { ...window, traceId: errored?.traceId }));
    expect(trace.spans).toHaveLength(8);
    expect(trace).toMatchObject({ service: "frontend", operation: "POST /checkout" });
    expect(trace.spans[0]?.offsetSeconds).toBe(0);
  });

  it("shows a trace that the frame did not keep, without a reason", async () => {
    const { items } = valueOf(await listTraces(ctx, window));
    const kept = new Set(items.map(({ traceId }) => traceId));
    const second = Date.parse(window.from) / 1_000;
    const traceId = [2, 4, 6, 8, 10]
      .map((after) => (second + after).toString(16).padStart(32, "0"))
      .find((id) => !kept.has(id));
    const trace = valueOf(await readTrace(ctx, { ...window, traceId }));
    expect(trace).toMatchObject({ traceId, reasons: [], spanCount: 8 });
  });

  it("says that a trace is not there", async () => {
    const outcome = await readTrace(ctx, { ...window, traceId: "f".repeat(32) });
    expect(outcome).toMatchObject({ problem: { code: "not_found" } });
  });
});

describe("readServiceMap", () => {
  it("has the calls with their health, and what does not speak for itself", async () => {
    const map = valueOf(await readServiceMap(ctx, window));
    expect(map.nodes.map(({ service }) => service)).toEqual(
      expect.arrayContaining(["frontend", "checkout", "payments"]),
    );
    const edge = (caller: string, callee: string) =>
      map.edges.find((each) => each.caller === caller && each.callee === callee);
    expect(edge("checkout", "payments")?.health.state).toBe("failing");
    expect(edge("checkout", "catalogue")?.health.state).toBe("healthy");
  });
});

it("reads what arrives, for those who may", async () => {
  expect(await readArrivals({ actor: reader, arrivals })).toMatchObject({ ok: true });
  expect(await readArrivals({ actor: stranger, arrivals })).toMatchObject({ problem: { code: "forbidden" } });
});

it("has a backend asked whether it answers, for those who may read it", async () => {
  expect(await checkBackend({ actor: reader, arrivals }, { name: "Mimir" })).toEqual({
    ok: true,
    value: { reason: "It is asleep." },
  });
  expect(await checkBackend({ actor: reader, arrivals }, { name: "Thanos" })).toMatchObject({
    problem: { code: "not_found" },
  });
  expect(await checkBackend({ actor: reader, arrivals }, { name: 7 })).toMatchObject({
    problem: { code: "invalid" },
  });
  expect(await checkBackend({ actor: stranger, arrivals }, { name: "Mimir" })).toMatchObject({
    problem: { code: "forbidden" },
  });
});

it("shows nothing, and no error, where no source is connected", async () => {
  const none = { actor: reader, frames: nothing, sampleFrames: nothing };
  expect(valueOf(await readEvidenceOverview(none, window))).toMatchObject({ sources: [], services: [] });
  expect(valueOf(await listSeries(none, window))).toEqual({ items: [], more: 0 });
});
