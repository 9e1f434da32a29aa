import { describe, expect, it } from "vitest";

import { lookup } from "@/lib/timeline/state";
import { payloads } from "@/lib/timeline/payloads";
import type { Outcome } from "@/lib/wire/problem";
import { declared, type Line, logOf, machine, stateOf } from "@/test/sample-log";

import { evidenceDraft } from "./evidence-draft";
import { moveChoices, moveDraft } from "./move-draft";
import { proposal, type ProposalFields } from "./proposal";

function faults(outcome: Outcome<unknown>): readonly string[] {
  return outcome.ok ? [] : (outcome.problem.errors ?? []).map(({ path }) => path);
}

const written: ProposalFields = {
  claim: "  The pool is full ",
  kind: "resource",
  component: "payments",
  parentId: "h",
  mechanism: "Connections leak",
  predictions: "waits grow\n\n  restarts help  ",
};
const emptyProposal: ProposalFields = {
  claim: "Something",
  kind: "",
  component: " ",
  parentId: "",
  mechanism: "",
  predictions: "\n",
};

describe("what the form of a proposal makes", () => {
  it("is the event that the log takes, trimmed, with a prediction per line", () => {
    const outcome = proposal(written, "new");
    expect(outcome).toEqual({
      ok: true,
      value: {
        type: "hypothesis_proposed",
        payload: {
          hypothesisId: "new",
          claim: "The pool is full",
          kind: "resource",
          component: "payments",
          parentId: "h",
          mechanism: "Connections leak",
          predictions: ["waits grow", "restarts help"],
        },
      },
    });
    const payload = outcome.ok && outcome.value.payload;
    expect(payloads.hypothesis_proposed.parse(payload)).toEqual(payload);
  });

  it("leaves out what was left empty", () => {
    expect(proposal(emptyProposal, "new")).toEqual({
      ok: true,
      value: {
        type: "hypothesis_proposed",
        payload: { hypothesisId: "new", claim: "Something", kind: "other" },
      },
    });
  });

  it.each([
    ["claim", { claim: "   " }],
    ["claim", { claim: "x".repeat(501) }],
    ["claim", { claim: "half a \ud800 pair" }],
    ["component", { component: "x".repeat(201) }],
    ["mechanism", { mechanism: "x".repeat(2_001) }],
    ["predictions", { predictions: "x".repeat(501) }],
    ["predictions", { predictions: "one\n".repeat(21) }],
  ])("names %s as the field at fault", (field, change) => {
    expect(faults(proposal({ ...written, ...change }, "new"))).toEqual([field]);
  });

  it("takes what is just short enough", () => {
    const full = { ...written, claim: "x".repeat(500), predictions: `${"y".repeat(500)}\n`.repeat(20) };
    expect(faults(proposal(full, "new"))).toEqual([]);
  });
});

describe("what the form of a move makes", () => {
  const propose: Line = {
    type: "hypothesis_proposed",
    payload: { hypothesisId: "h", kind: "other", claim: "It is so" },
  };
  const found: Line = {
    type: "hypothesis_state_set",
    payload: { hypothesisId: "h", state: "refuted", reason: "tested" },
    by: machine,
  };
  const confirmed: Line = {
    type: "hypothesis_overruled",
    payload: { hypothesisId: "h", state: "confirmed", reason: "I saw it" },
  };
  function hypothesis(...lines: Line[]) {
    const one = lookup(stateOf(logOf([declared, propose, ...lines])).hypotheses, "h");
    if (!one) throw new Error("the log has it");
    return one;
  }

  it("is an overruling with its reason", () => {
    expect(moveDraft(hypothesis(found), { to: "supported", reason: " seen " })).toEqual({
      ok: true,
      value: {
        type: "hypothesis_overruled",
        payload: { hypothesisId: "h", state: "supported", reason: "seen" },
      },
    });
  });

  it("is never made without a reason, nor towards where the card is", () => {
    expect(faults(moveDraft(hypothesis(found), { to: "supported", reason: " " }))).toEqual(["reason"]);
    expect(faults(moveDraft(hypothesis(found), { to: "refuted", reason: "yes" }))).toEqual(["to"]);
    expect(faults(moveDraft(hypothesis(found), { to: "", reason: "" }))).toEqual(["to", "reason"]);
    expect(faults(moveDraft(hypothesis(found), { to: "elsewhere", reason: "x".repeat(2_001) }))).toEqual([
      "to",
      "reason",
    ]);
  });

  it("takes the overruling back on the way to the code's own verdict", () => {
    const overruled = hypothesis(found, confirmed);
    expect(moveDraft(overruled, { to: "refuted", reason: "I was wrong" })).toMatchObject({
      value: { payload: { state: null, reason: "I was wrong" } },
    });
    expect(faults(moveDraft(overruled, { to: "confirmed", reason: "still" }))).toEqual(["to"]);
  });

  it("still takes it back where the code has come to agree", () => {
    const agreed = hypothesis(
      {
        type: "hypothesis_overruled",
        payload: { hypothesisId: "h", state: "refuted", reason: "early" },
      },
      found,
    );
    expect(moveChoices(agreed).filter(({ isReturn }) => isReturn)).toEqual([
      { state: "refuted", isReturn: true, isHere: false },
    ]);
    expect(moveDraft(agreed, { to: "refuted", reason: "the code says it now" })).toMatchObject({
      value: { payload: { state: null } },
    });
  });
});

describe("what the form of evidence makes", () => {
  const fields = { hypothesisId: "h", stance: "against", statement: " no errors there ", source: "7" };

  it("is a statement that speaks one way and may rest on an event", () => {
    expect(evidenceDraft(fields, "e")).toEqual({
      ok: true,
      value: {
        type: "evidence_added",
        payload: {
          evidenceId: "e",
          hypothesisId: "h",
          stance: "against",
          statement: "no errors there",
          sourceSeq: 7,
        },
      },
    });
    const free = evidenceDraft({ ...fields, source: "" }, "e");
    expect(free.ok && "sourceSeq" in free.value.payload).toBe(false);
  });

  it("names every field at fault", () => {
    expect(faults(evidenceDraft({ hypothesisId: "", stance: "", statement: "", source: "" }, "e"))).toEqual([
      "hypothesisId",
      "stance",
      "statement",
    ]);
    expect(faults(evidenceDraft({ ...fields, statement: "x".repeat(2_001) }, "e"))).toEqual(["statement"]);
  });
});
