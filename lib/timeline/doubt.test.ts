import { describe, expect, it } from "vitest";

import { declared, type Line, logOf, machine, stateOf } from "@/test/sample-log";

import { doubtOf } from "./doubt";
import { lookup } from "./state";
import { type HypothesisState, hypothesisStates, type MachineState } from "./vocabulary";

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
    expect(doubt("supported", "refuted")).toBe("differs");
    expect(doubt("supported", "inconclusive")).toBe("differs");
  });

  it("confirms what the code supports, which cannot confirm itself", () => {
    expect(doubt("supported", "confirmed")).toBe("agrees");
  });

  it("decides what the code left open", () => {
    for (const person of ["confirmed", "supported", "refuted"] as const)
      expect(doubt("inconclusive", person)).toBe("open");
  });

  it("overrules nothing before that", () => {
    for (const person of hypothesisStates.filter((state) => state !== "proposed"))
      expect(doubt("proposed", person)).toBe("untested");
    expect(doubt("investigating", "refuted")).toBe("untested");
  });
});
