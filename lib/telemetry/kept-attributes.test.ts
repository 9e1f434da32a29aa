import { expect, it } from "vitest";

import { inFull } from "./kept-attributes";

it("an attribute of a row goes before its resource's, and equal rows share one record", () => {
  const own = { b: "row", z: "row" };
  const whole = inFull({
    attributes: [own, own, own, {}],
    resourceOf: Uint32Array.of(0, 0, 1, 1),
    resources: [{ a: "shop", b: "shop" }, { c: "cart" }],
  });
  expect(whole.map((one) => Object.entries(one).flat().join(" "))).toEqual([
    "a shop b row z row",
    "a shop b row z row",
    "b row c cart z row",
    "c cart",
  ]);
  expect(whole[1]).toBe(whole[0]);
});
