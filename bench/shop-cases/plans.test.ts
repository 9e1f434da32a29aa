import { expect, it } from "vitest";

import { canStrike, faultKinds } from "@/world/shop/fault";

import { createDice } from "../frame/dice";
import { plannedFaults } from "./plans";

it("plans every kind in every way, where it can strike, and the same for the same seed", () => {
  const planned = plannedFaults(createDice(1));
  expect(planned).toEqual(plannedFaults(createDice(1)));
  expect(planned).not.toEqual(plannedFaults(createDice(2)));
  expect(new Set(planned.map(({ kind, via }) => `${kind} ${via}`))).toEqual(
    new Set(Object.entries(faultKinds).flatMap(([kind, { via }]) => via.map((way) => `${kind} ${way}`))),
  );
  for (const { kind, target, callee } of planned) expect(canStrike(kind, target, callee)).toBe(true);
});
