import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { payloads } from "@/lib/timeline/payloads";
import { emptyState, type RoomState } from "@/lib/timeline/state";
import { standingHypotheses } from "@/lib/timeline/standing-hypotheses";

import { type Candidate, candidatesOf } from "./candidates";
import { type Verdict, verdictsOf } from "./standing";
import { madeJudgement } from "./testing/made-case";

type Known = RoomState["hypotheses"];

const judgement = madeJudgement([
  { kind: "cpu", component: "store", probability: 0.7 },
  { kind: "code", component: "cart", probability: 0.15 },
  { kind: "memory", component: "front", probability: 0.1 },
  { kind: "nothing_wrong", component: null, probability: 0.05 },
]);
const candidates = candidatesOf(judgement, []);
const all = new Set(candidates.map(({ hypothesisId }) => hypothesisId));

/** The room once some verdicts have been written. */
function after(verdicts: readonly Verdict[], before: Known = standingHypotheses(1, "")): Known {
  const blank = standingHypotheses(1, "")["standing:load"];
  if (!blank) throw new Error("no standing hypothesis");
  const known: Record<string, Known[string]> = { ...before };
  for (const { hypothesisId, state, probability = null } of verdicts) {
    const old = known[hypothesisId] ?? { ...blank, id: hypothesisId, standing: false };
    known[hypothesisId] = { ...old, machineState: state, probability: probability ?? old.probability };
  }
  return known;
}

const machineSum = (known: Known) =>
  Object.values(known).reduce(
    (sum, { id, probability }) => sum + (id.startsWith("machine:") ? (probability ?? 0) : 0),
    0,
  );

describe("verdicts", () => {
  it("are the judgement once every test has landed", () => {
    const verdicts = verdictsOf(judgement, candidates, all, {});
    expect(verdicts.map(({ state, probability }) => [state, probability])).toEqual([
      ["supported", 0.7],
      ["inconclusive", 0.15],
      ["inconclusive", 0.1],
      // No change is known: that none is to blame is not shown by that.
      ["inconclusive", undefined],
      ["inconclusive", 0.05],
      ["refuted", 0],
      ["refuted", 0],
    ]);
    for (const verdict of verdicts) expect(payloads.hypothesis_state_set.parse(verdict)).toEqual(verdict);
  });

  it("say only what moved", () => {
    const known = after(verdictsOf(judgement, candidates, all, {}));
    expect(verdictsOf(judgement, candidates, all, known)).toEqual([]);
  });

  it("never share out more than 1, in whatever order tests land, and end in the same", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.size }), (order) => {
        let known = after(verdictsOf(judgement, candidates, new Set(), standingHypotheses(1, "")));
        const landed = new Set<string>();
        for (const id of order) {
          landed.add(id);
          known = after(verdictsOf(judgement, candidates, landed, known), known);
          expect(machineSum(known)).toBeLessThanOrEqual(1.03);
        }
        for (const { hypothesisId, probability = 0 } of verdictsOf(judgement, candidates, all, {}))
          expect(Math.abs((known[hypothesisId]?.probability ?? 0) - probability)).toBeLessThanOrEqual(0.011);
      }),
      { numRuns: 40 },
    );
  });

  it("tell how a card moved in a later investigation, and to what", () => {
    const known = after(verdictsOf(judgement, candidates, all, {}));
    const later = madeJudgement([
      { kind: "cpu", component: "store", probability: 0.1 },
      { kind: "code", component: "cart", probability: 0.85 },
      { kind: "nothing_wrong", component: null, probability: 0.05 },
    ]);
    const next = candidatesOf(later, []);
    const verdicts = verdictsOf(later, next, new Set(next.map(({ hypothesisId }) => hypothesisId)), known);
    const reasonOf = (candidate: Candidate | undefined) =>
      verdicts.find(({ hypothesisId }) => hypothesisId === candidate?.hypothesisId)?.reason;
    expect(reasonOf(candidates[0])).toMatch(/^Shifted away from 70 % to 10 %, to "cart itself is slow/);
    expect(reasonOf(candidates[1])).toMatch(/^Strengthened from 15 % to 85 %/);
    // No candidate any more, but still a card in the room.
    expect(reasonOf(candidates[2])).toMatch(/^Shifted away from 10 % to 0 %/);
  });

  it("give what is still being tested no verdict", () => {
    const [first] = candidates;
    const verdicts = verdictsOf(
      judgement,
      candidates,
      new Set([first?.hypothesisId ?? ""]),
      emptyState("").hypotheses,
    );
    expect(
      verdicts.filter(({ state }) => state !== "investigating").map(({ hypothesisId }) => hypothesisId),
    ).toEqual([first?.hypothesisId]);
  });
});
