import { expect, it } from "vitest";

import { finishedLines } from "@/test/investigation-log";
import { declared, logOf, stateOf } from "@/test/sample-log";

import { firstOfMachine, isGradable } from "./grading";

it("puts first what the code has judged likeliest, and nothing where it has judged nothing", () => {
  expect(firstOfMachine(stateOf(logOf(finishedLines)))?.id).toBe("machine:pool");
  const own = {
    type: "hypothesis_proposed",
    payload: { hypothesisId: "mine", kind: "other", claim: "It is me" },
  } as const;
  expect(firstOfMachine(stateOf(logOf([declared, own])))).toBeNull();
});

it("asks for grades once it is known what it was, and not of what was no incident", () => {
  const over = (["resolved", "reviewing", "closed"] as const).map((status) => isGradable({ status }));
  expect(over).toEqual([true, true, true]);
  expect(
    (["triage", "fixing", "monitoring", "declined"] as const).map((status) => isGradable({ status })),
  ).toEqual([false, false, false, false]);
});
