import { describe, expect, it } from "vitest";

import { analyse } from "./analyse";
import { pairAtOnce } from "./at-once";
import { serviceGraph } from "./graph";
import { nullHypothesis } from "./hypotheses";
import type { JudgedHypothesis } from "./judgement";
import { withPair } from "./shared-blame";
import type { Suspect } from "./suspects";
import { madeInput, wavering } from "./testing/made-input";

const CALLS = [
  ["front", "cart"],
  ["cart", "store"],
  ["front", "search"],
  ["search", "index"],
] as const;

const graph = serviceGraph({
  services: ["front", "cart", "store", "search", "index"],
  edges: CALLS.map(([caller, callee]) => ({ caller, callee, calls: 10, errors: 0, sources: ["spans"] })),
});

function suspect(service: string, seen: Readonly<Record<string, number>>): Suspect {
  const evidence = Object.entries(seen).map(([test, weight]) => ({
    test,
    weight,
    reason: `${test}.`,
    sources: [],
    blindSpot: "",
    kind: null,
  }));
  return { service, evidence, score: evidence.reduce((sum, { weight }) => sum + weight, 0) };
}

function hypothesis(component: string, probability: number): JudgedHypothesis {
  return { ...nullHypothesis("code", "It broke.", probability, 0), id: component, component };
}

function pairOf(...suspects: readonly Suspect[]) {
  const beliefs = new Map(suspects.map(({ service }) => [service, 1 / suspects.length]));
  return pairAtOnce(suspects, beliefs, { graph, places: [] });
}

describe("two causes at once", () => {
  it("are those that each show by themselves what makes an incident", () => {
    const pair = pairOf(
      suspect("store", { cpu: 8 }),
      suspect("index", { cpu: 7 }),
      suspect("front", { slow: 9 }),
    );
    expect(pair).toMatchObject({ one: "store", other: "index" });
    expect(pair?.probability).toBeLessThanOrEqual(1 / 3);
    expect(pair?.probability).toBeGreaterThan(0.3);
  });

  it("are told by their symptoms where other parts wait for each, not where one waits for the other", () => {
    const slow = { slow: 8 };
    expect(pairOf(suspect("store", slow), suspect("index", slow))).toMatchObject({
      one: "store",
      other: "index",
    });
    expect(pairOf(suspect("store", slow), suspect("cart", slow))).toBeNull();
    expect(pairOf(suspect("store", { cpu: 8 }), suspect("cart", { "rate-apart": 8 }))).toBeNull();
  });

  it("are told by the time that is lost away from the first, however little the other is believed in", () => {
    const places = ["store", "index"].map((service) => ({
      service,
      callee: null,
      source: { type: "service" as const, service, signal: "own" as const },
      seconds: 12,
      spent: 20,
      calls: 20,
    }));
    const beliefs = new Map([
      ["store", 0.6],
      ["index", 0.001],
    ]);
    const pair = pairAtOnce([suspect("store", {}), suspect("index", {})], beliefs, { graph, places });
    expect(pair).toMatchObject({ one: "store", other: "index" });
    expect(pair?.probability).toBeGreaterThan(0.2);
    expect(pair?.probability).toBeLessThanOrEqual(0.6);
    const alone = [hypothesis("store", 0.6), hypothesis("index", 0.001)];
    const shared = withPair(alone, pair, beliefs);
    expect(shared.every(({ probability }) => probability >= 0)).toBe(true);
    expect(shared.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(0.601, 12);
    expect(shared.at(-1)?.evidence.map(({ reason }) => reason)).toEqual([
      "index: 50 % of the time lost is lost there and not at store.",
    ]);
  });

  it("are not two that wait for a third that suffers", () => {
    const slow = { slow: 8 };
    const [cart, search] = [suspect("cart", slow), suspect("search", slow)];
    expect(pairOf(cart, search)).toMatchObject({ one: "cart", other: "search" });
    const shared = serviceGraph({
      services: ["cart", "search", "db"],
      edges: ["cart", "search"].map((caller) => ({
        caller,
        callee: "db",
        calls: 10,
        errors: 0,
        sources: ["spans" as const],
      })),
    });
    const beliefs = new Map([
      ["cart", 0.4],
      ["search", 0.4],
      ["db", 0.01],
    ]);
    const seen = { graph: shared, places: [] };
    expect(pairAtOnce([cart, search, suspect("db", { slow: 1 })], beliefs, seen)).toBeNull();
  });
});

/** Every service at its usual, but for those that are this many times as busy and as slow. */
function shop(broken: Readonly<Record<string, number>>) {
  const waits = (service: string, below: readonly string[]) =>
    1 + below.reduce((sum, one) => sum + (broken[one] ?? 1) - 1, (broken[service] ?? 1) - 1) / 2;
  const below = {
    front: ["cart", "store", "search", "index"],
    cart: ["store"],
    search: ["index"],
    store: [],
    index: [],
  };
  return Object.entries(below).flatMap(([service, others], at) => [
    { service, metric: "latency-p99", at: wavering(0.1 * (1 + at), waits(service, others), at) },
    { service, metric: "cpu-pct", at: wavering(20 + at, broken[service] ?? 1, at + 5) },
  ]);
}

describe("an analysis of two services that break at once", () => {
  const judgement = analyse(madeInput(shop({ store: 4.5, index: 4.4 }), CALLS));

  it("says so beside what it says of each, in a belief of one", () => {
    const both = judgement.hypotheses.find(({ alongside }) => alongside !== null);
    expect(new Set([both?.component, both?.alongside])).toEqual(new Set(["store", "index"]));
    expect(both?.kind).toBe("cpu");
    expect(both?.claim).toContain("store and index");
    const of = (service: string) =>
      both?.evidence.filter(({ reason }) => reason.startsWith(`${service}: `)).length;
    expect(of("store")).toBeGreaterThan(0);
    expect(of("index")).toBeGreaterThan(0);
    const [first, second] = judgement.services;
    expect(both?.probability).toBeLessThanOrEqual(
      Math.min(first?.probability ?? 0, second?.probability ?? 0),
    );
    expect(judgement.hypotheses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  });

  it("says nothing of two where one breaks", () => {
    const one = analyse(madeInput(shop({ store: 4.5 }), CALLS));
    expect(one.services[0]?.service).toBe("store");
    expect(one.hypotheses.some(({ alongside }) => alongside !== null)).toBe(false);
  });
});
