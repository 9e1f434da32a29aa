import { expect, it } from "vitest";

import { serviceOrder } from "./order";
import { sceneOf } from "./scene";
import { madeInput } from "./testing/made-input";

const CALLS = [
  ["zeta", "beta"],
  ["gamma", "beta"],
  ["gamma", "alpha"],
] as const;

function ordered(name: (service: string) => string): string[] {
  const scene = sceneOf(
    madeInput(
      [],
      CALLS.map(([caller, callee]) => [name(caller), name(callee)]),
    ),
  );
  return scene.graph.services.toSorted(serviceOrder(scene));
}

it("puts first what more depends on, whatever it is called", () => {
  expect(ordered((service) => service)).toEqual(["beta", "alpha", "gamma", "zeta"]);
  const backwards = new Map([
    ["alpha", "y"],
    ["beta", "x"],
    ["gamma", "b"],
    ["zeta", "a"],
  ]);
  expect(ordered((service) => backwards.get(service) ?? service)).toEqual(["x", "y", "b", "a"]);
});
