import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Call, layeredLayout, type MapLayout } from "./map-layout";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
const call = (pair: string): Call => ({ caller: pair.charAt(0), callee: pair.charAt(1) });
const someCalls = fc.array(
  fc.record({ caller: fc.constantFrom(...names), callee: fc.constantFrom(...names) }),
  {
    maxLength: 25,
  },
);

const acrossOf = ({ places }: MapLayout) => {
  const across = new Map(places.map((place) => [place.name, place.across]));
  return (name: string) => across.get(name) ?? 0;
};

describe("layeredLayout", () => {
  it("puts each service right of all that call it", () => {
    const { places } = layeredLayout(["a", "b", "c", "d"], ["ab", "bc", "ac", "cd"].map(call));
    expect(places.map(({ layer }) => layer)).toEqual([0, 1, 2, 3]);
  });

  it("lets calls that close a circle lead back", () => {
    const layer = new Map(
      layeredLayout(["a", "b", "c"], ["ab", "bc", "ca"].map(call)).places.map((place) => [
        place.name,
        place.layer,
      ]),
    );
    expect(layer.get("a")).toBe(0);
    expect(layer.get("b")).toBe(1);
    expect(layer.get("c")).toBe(2);
  });

  it("straightens what would cross", () => {
    // a calls d and b calls c: in the order of their names the lines would cross.
    const across = acrossOf(layeredLayout(["a", "b", "c", "d"], ["ad", "bc"].map(call)));
    expect(Math.sign(across("a") - across("b"))).toBe(Math.sign(across("d") - across("c")));
  });

  it("gives every service a place of its own, the same in whatever order they come", () => {
    fc.assert(
      fc.property(fc.subarray(names), someCalls, (nodes, calls) => {
        const layout = layeredLayout(nodes, calls);
        expect(layout.places.map(({ name }) => name)).toEqual(nodes.toSorted());
        expect(layeredLayout(nodes.toReversed(), calls.toReversed())).toEqual(layout);
      }),
    );
  });

  it("lets a call pass between the services of the layers that it skips", () => {
    const layout = layeredLayout(["a", "b", "c"], ["ab", "bc", "ac"].map(call));
    expect(layout.lanes).toMatchObject([{ callee: "c", layer: 1 }]);
    expect(Math.abs((layout.lanes[0]?.across ?? 0) - acrossOf(layout)("b"))).toBeGreaterThan(0.6);
  });

  it("never stands two in the same place, nor lays a lane over a service", () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        const { places, lanes } = layeredLayout(names, calls);
        const all = [
          ...places.map((place) => ({ layer: place.layer, across: place.across, rows: 1 })),
          ...lanes.map((lane) => ({ layer: lane.layer, across: lane.across, rows: 0.3 })),
        ];
        for (const [index, one] of all.entries())
          for (const other of all.slice(index + 1).filter(({ layer }) => layer === one.layer))
            expect(Math.abs(one.across - other.across)).toBeGreaterThan((one.rows + other.rows) / 2 - 1e-9);
      }),
    );
  });

  it("sends no call left where there is no circle", () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        const acyclic = calls.filter(({ caller, callee }) => caller < callee);
        const layer = new Map(layeredLayout(names, acyclic).places.map((place) => [place.name, place.layer]));
        for (const { caller, callee } of acyclic)
          expect(layer.get(callee)).toBeGreaterThan(layer.get(caller) ?? Infinity);
      }),
    );
  });
});
