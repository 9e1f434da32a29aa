import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Call, layeredLayout } from "./map-layout";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
const call = (pair: string): Call => ({ caller: pair.charAt(0), callee: pair.charAt(1) });
const someCalls = fc.array(
  fc.record({ caller: fc.constantFrom(...names), callee: fc.constantFrom(...names) }),
  {
    maxLength: 25,
  },
);

describe("layeredLayout", () => {
  it("puts each service right of all that call it", () => {
    const places = layeredLayout(["a", "b", "c", "d"], ["ab", "bc", "ac", "cd"].map(call));
    expect(places.map(({ layer }) => layer)).toEqual([0, 1, 2, 3]);
  });

  it("lets calls that close a circle lead back", () => {
    const layer = new Map(
      layeredLayout(["a", "b", "c"], ["ab", "bc", "ca"].map(call)).map((place) => [place.name, place.layer]),
    );
    expect(layer.get("a")).toBe(0);
    expect(layer.get("b")).toBe(1);
    expect(layer.get("c")).toBe(2);
  });

  it("straightens what would cross", () => {
    // a calls d and b calls c: in the order of their names the lines would cross.
    const row = new Map(
      layeredLayout(["a", "b", "c", "d"], ["ad", "bc"].map(call)).map((place) => [place.name, place.row]),
    );
    expect(Math.sign((row.get("a") ?? 0) - (row.get("b") ?? 0))).toBe(
      Math.sign((row.get("d") ?? 0) - (row.get("c") ?? 0)),
    );
  });

  it("gives every service a place of its own, the same in whatever order they come", () => {
    fc.assert(
      fc.property(fc.subarray(names), someCalls, (nodes, calls) => {
        const places = layeredLayout(nodes, calls);
        expect(places.map(({ name }) => name)).toEqual(nodes.toSorted());
        expect(new Set(places.map(({ layer, row }) => `${layer} ${row}`)).size).toBe(nodes.length);
        expect(layeredLayout(nodes.toReversed(), calls.toReversed())).toEqual(places);
      }),
    );
  });

  it("sends no call left where there is no circle", () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        const acyclic = calls.filter(({ caller, callee }) => caller < callee);
        const layer = new Map(layeredLayout(names, acyclic).map((place) => [place.name, place.layer]));
        for (const { caller, callee } of acyclic)
          expect(layer.get(callee)).toBeGreaterThan(layer.get(caller) ?? Infinity);
      }),
    );
  });
});
