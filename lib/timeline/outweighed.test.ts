import { describe, expect, it } from "vitest";

import { declared, type Line, logOf, machine, stateOf } from "@/test/sample-log";

import { outweighed, outweighedText } from "./outweighed";
import type { HypothesisKind } from "./vocabulary";

type Told = {
  id: string;
  kind?: HypothesisKind;
  component?: string;
  parentId?: string;
  probability?: number;
  weights?: readonly (number | null)[];
};

/** Pieces that weigh less than nothing speak against it; those without a weight for it. */
const told = ({
  id,
  kind = "resource",
  component,
  parentId,
  probability,
  weights = [],
}: Told): readonly Line[] => [
  {
    type: "hypothesis_proposed",
    payload: {
      hypothesisId: id,
      kind,
      claim: `claim ${id}`,
      ...(component && { component }),
      ...(parentId && { parentId }),
    },
  },
  ...weights.map((weight, place): Line => ({
    type: "evidence_added",
    payload: {
      evidenceId: `${id}${place}`,
      hypothesisId: id,
      stance: (weight ?? 1) > 0 ? "for" : "against",
      statement: "seen",
      ...(weight !== null && { weight }),
    },
    by: machine,
  })),
  ...(probability === undefined
    ? []
    : [
        {
          type: "hypothesis_state_set",
          payload: { hypothesisId: id, state: "inconclusive", probability, reason: "tested" },
          by: machine,
        } satisfies Line,
      ]),
];

function textOf(...hypotheses: readonly Told[]): string | null {
  const state = stateOf(logOf([declared, ...hypotheses.flatMap(told)]));
  const own = state.hypotheses["own"];
  if (!own) throw new Error("The first one is named own.");
  const found = outweighed(own, state.hypotheses);
  return found && outweighedText(found);
}

const own: Told = { id: "own", component: "cart", probability: 0.05, weights: [2, 1.5, 1, -0.3] };
const leader: Told = { id: "leader", component: "payments-db", probability: 0.81, weights: [6, 3.6] };

describe("why something is unlikely though more speaks for it than against it", () => {
  it("is what the likeliest other one weighs in all", () => {
    const third: Told = { id: "third", component: "search", probability: 0.1, weights: [20] };
    expect(textOf(own, third, leader)).toBe("In all it weighs +4.2; payments-db weighs +9.6.");
  });

  it("is only that the other one is likelier, where their weights do not compare", () => {
    const likelier = "payments-db is likelier, at 81 %.";
    expect(textOf(own, { ...leader, kind: "change" })).toBe(likelier);
    expect(textOf({ ...own, weights: [null, null] }, leader)).toBe(likelier);
    expect(textOf(own, { ...leader, weights: [4.2] })).toBe(likelier);
  });

  it("names another one of the same component by its claim", () => {
    expect(textOf(own, { ...leader, component: "cart" })).toContain("; “claim leader” weighs +9.6.");
    const { component: _, ...nowhere } = leader;
    expect(textOf(own, nowhere)).toContain("; “claim leader” weighs");
  });

  it("is not asked where it is held, not judged, or more speaks against it", () => {
    expect(textOf({ ...own, probability: 0.5 }, leader)).toBeNull();
    expect(textOf({ id: "own", weights: [2] }, leader)).toBeNull();
    expect(textOf({ ...own, weights: [2, -1] }, leader)).toBeNull();
  });

  it("is neither its own part nor whole, nor anything that is less likely", () => {
    expect(textOf({ ...own, parentId: "leader" }, leader)).toBeNull();
    expect(textOf(own, { ...leader, parentId: "own" })).toBeNull();
    expect(textOf(own, { ...leader, probability: 0.04 })).toBeNull();
    expect(textOf(own)).toBeNull();
  });
});
