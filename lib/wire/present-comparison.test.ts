import { beforeAll, describe, expect, it } from "vitest";

import { createFrameBuilder } from "@/lib/server/frame-builder";
import { createFrameReader } from "@/lib/server/frame-reader";
import type { Frame } from "@/lib/telemetry/frame";
import { syntheticShop } from "@/test/synthetic-shop";

import { presentPatterns } from "./present-evidence";
import { presentOverview, presentServiceMap } from "./present-services";

const all = { q: "", severity: 0, limit: 200 };
const isPayments = ({ service }: { service: string }) => service === "payments";
const paymentsOf = (from: Frame) => presentOverview(from, null, []).services.find(isPayments);
let frame: Frame;
beforeAll(async () => {
  const faultFromUs = Date.parse("2026-03-01T12:10:00Z") * 1_000;
  const window = { fromUs: faultFromUs - 600e6, toUs: faultFromUs + 600e6 };
  const read = await createFrameReader(createFrameBuilder([syntheticShop({ faultFromUs })])).frame(window);
  if (!read.ok) throw new Error(read.problem.detail);
  frame = read.value;
});

describe("log patterns", () => {
  it("are not called new where nobody wrote a line in the window before", () => {
    const silent = { ...frame, logs: [] };
    expect(presentPatterns(frame, silent, all).items.every(({ countBefore }) => countBefore === null)).toBe(
      true,
    );
    const [, ...others] = frame.logs;
    expect(presentPatterns(frame, { ...frame, logs: others }, all).items[0]?.countBefore).toBe(0);
  });

  it("have errors before what is merely frequent", () => {
    const grave = presentPatterns(frame, null, all).items.map(({ severity }) => severity >= 17);
    expect(grave).toContain(true);
    expect(grave).toContain(false);
    expect(grave).toEqual([...grave].sort((one, other) => Number(other) - Number(one)));
  });
});

describe("the list of services", () => {
  it("has one without spans of its own as its callers see it", () => {
    const quiet = { ...frame, services: frame.services.filter(({ service }) => service !== "payments") };
    expect(paymentsOf(quiet)).toMatchObject({ seenBy: "callers", health: { state: "failing" } });
    expect(paymentsOf(quiet)?.requests).toBeGreaterThan(0);
    expect(paymentsOf(frame)?.seenBy).toBe("itself");
  });
});

describe("the service map", () => {
  it("has a service without requests of its own as its callers see it", () => {
    const quiet = { ...frame, coverage: { ...frame.coverage, services: [] } };
    const edge = frame.callGraph.edges.find(({ callee }) => callee === "payments");
    const node = presentServiceMap(quiet, null).nodes.find(isPayments);
    expect(edge).toBeDefined();
    expect(node).toMatchObject({ seenBy: "callers", health: { state: "failing" } });
    expect(node?.p99Seconds).toBeGreaterThan(0);
    const own = presentServiceMap(frame, null).nodes.find(isPayments);
    expect(own?.seenBy).toBe("itself");
  });
});
