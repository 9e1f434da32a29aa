import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput, type MadeSeries, wavering } from "../testing/made-input";
import { latency } from "./latency";
import { ways } from "./ways";

const CALLS = [
  ["front", "cart"],
  ["front", "search"],
  ["cart", "store"],
] as const;

/** What a caller waits and what its callee takes, of each call; by how often as long each is from minute 48 on. */
function seenWith(
  waits: Readonly<Record<string, number>>,
  takes: Readonly<Record<string, number>> = {},
): readonly MadeSeries[] {
  return CALLS.flatMap(([caller, callee], phase): MadeSeries[] => {
    const attributes = { caller, callee };
    return [
      {
        service: caller,
        metric: "out-latency",
        at: wavering(0.2, waits[callee] ?? 1, phase),
        attributes,
      },
      { service: callee, metric: "in-latency", at: wavering(0.1, takes[callee] ?? 1, phase), attributes },
    ];
  });
}

const late = (series: readonly MadeSeries[]) =>
  ways(sceneOf(madeInput(series, CALLS))).toSorted((one, other) => other.strength - one.strength);

const cartItself = (series: readonly MadeSeries[]) =>
  latency(sceneOf(madeInput(series, CALLS))).find(
    ({ service, test }) => service === "cart" && test === "slow-itself",
  )?.strength ?? 0;

it("names whom all wait for who call it, where it says that it is quick", () => {
  const [first, second] = late(seenWith({ store: 20 }));
  expect(first).toMatchObject({ service: "store", test: "way-late", kind: "network" });
  expect(first?.strength).toBeGreaterThan(1.5 * (second?.strength ?? 0));
});

it("names who waits for all that it calls", () => {
  expect(late(seenWith({ cart: 20, search: 20 }))[0]?.service).toBe("front");
});

it("names nobody where those who are called take so much longer", () => {
  expect(late(seenWith({ store: 10.5 }, { store: 20 }))).toEqual([]);
});

it("takes what is lost on the way out of what a caller is slow by itself", () => {
  expect(cartItself(seenWith({}, { cart: 20 }))).toBeGreaterThan(1);
  expect(cartItself(seenWith({ store: 20 }, { cart: 20 }))).toBeLessThan(0.3);
});
