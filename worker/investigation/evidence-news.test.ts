import { expect, it } from "vitest";

import { declared, type Line, logOf, machine, stateOf } from "@/test/sample-log";

import { evidenceNews } from "./evidence-news";

const piece = (evidenceId: string) => ({
  evidenceId,
  hypothesisId: "h",
  stance: "for" as const,
  statement: "seen",
});
const proposed: Line = {
  type: "hypothesis_proposed",
  payload: { hypothesisId: "h", kind: "other", claim: "claim h" },
};
const written = (evidenceId: string, investigationId: string): Line => ({
  type: "evidence_added",
  payload: { ...piece(evidenceId), investigationId },
  by: machine,
});
const newsOf = (lines: readonly Line[]) =>
  evidenceNews({ investigationId: "second" }, stateOf(logOf([declared, proposed, ...lines])).hypotheses, [
    piece("a"),
    piece("b"),
  ]).map(({ commandId, payload }) => ({ commandId, id: payload.evidenceId }));

it("writes what was found once, by commands of its investigation", () => {
  expect(newsOf([])).toEqual([
    { commandId: "second:a", id: "a" },
    { commandId: "second:b", id: "b" },
  ]);
  expect(newsOf([written("a", "second")]).map(({ id }) => id)).toEqual(["b"]);
});

it("writes again, under an id of its own, what an earlier investigation has found too", () => {
  const [again, other] = newsOf([written("a", "first")]);
  expect(again?.id).toMatch(/^evidence:/);
  expect(again?.id).not.toBe("a");
  expect(other?.id).toBe("b");
  expect(newsOf([written("a", "first"), written(again?.id ?? "", "second")]).map(({ id }) => id)).toEqual([
    "b",
  ]);
});
