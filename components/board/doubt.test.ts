import { describe, expect, it } from "vitest";

import { lookup } from "@/lib/timeline/state";
import { type HypothesisState, hypothesisStates, type MachineState } from "@/lib/timeline/vocabulary";
import { declared, type Line, logOf, machine, stateOf } from "@/test/sample-log";

import { doubtOf } from "./doubt";

function doubt(code: MachineState, person: HypothesisState | null) {
  const lines: Line[] = [
    declared,
    { type: "hypothesis_proposed", payload: { hypothesisId: "h", kind: "other", claim: "It is so" } },
    {
      type: "hypothesis_state_set",
      payload: { hypothesisId: "h", state: code, reason: "tested" },
      by: machine,
    },
  ];
  if (person)
    lines.push({
      type: "hypothesis_overruled",
      payload: { hypothesisId: "h", state: person, reason: "seen" },
    });
  const hypothesis = lookup(stateOf(logOf(lines)).hypotheses, "h");
  return hypothesis && doubtOf(hypothesis);
}

describe("a person's word beside the code's", () => {
  it("is no matter where there is none", () => {
    expect(doubt("refuted", null)).toBeNull();
  });

  it("agrees or differs once the code has a verdict", () => {
    expect(doubt("refuted", "refuted")).toBe("agrees");
    expect(doubt("refuted", "confirmed")).toBe("differs");
    expect(doubt("inconclusive", "supported")).toBe("differs");
  });

  it("overrules nothing before that", () => {
    for (const person of hypothesisStates.filter((state) => state !== "proposed"))
      expect(doubt("proposed", person)).toBe("untested");
    expect(doubt("investigating", "refuted")).toBe("untested");
  });
});
