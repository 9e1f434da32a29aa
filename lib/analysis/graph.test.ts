import { describe, expect, it } from "vitest";

import { serviceGraph } from "./graph";

function graphOf(calls: readonly (readonly [string, string, number])[]) {
  const services = [...new Set(calls.flatMap(([caller, callee]) => [caller, callee]))];
  return serviceGraph({
    services,
    edges: calls.map(([caller, callee, count]) => ({
      caller,
      callee,
      calls: count,
      errors: 0,
      sources: ["spans"],
    })),
  });
}

describe("a graph of calls", () => {
  const graph = graphOf([
    ["front", "cart", 7],
    ["front", "search", 2],
    ["cart", "store", 5],
    ["search", "store", 1],
  ]);

  it("knows who calls whom, and how often", () => {
    expect(graph.callees("front")).toEqual(["cart", "search"]);
    expect(graph.callers("store")).toEqual(["cart", "search"]);
    expect([graph.calls("cart", "store"), graph.calls("store", "cart")]).toEqual([5, 0]);
    expect([graph.callees("nobody"), graph.callers("front")]).toEqual([[], []]);
  });

  it("knows who waits for a service by any number of calls", () => {
    expect(new Set(graph.dependents("store"))).toEqual(new Set(["cart", "search", "front"]));
    expect(graph.dependents("front").size).toBe(0);
  });

  it("ends where services call each other in a circle", () => {
    const circle = graphOf([
      ["a", "b", 1],
      ["b", "c", 1],
      ["c", "a", 1],
      ["c", "c", 1],
    ]);
    expect(new Set(circle.dependents("a"))).toEqual(new Set(["b", "c"]));
  });
});
