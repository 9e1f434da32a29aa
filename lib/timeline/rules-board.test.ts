import { describe, expect, it } from "vitest";

import { declared, INCIDENT, type Line, note } from "@/test/sample-log";
import { verdict } from "@/test/verdict";

const hypothesis = {
  type: "hypothesis_proposed",
  payload: { hypothesisId: "h", kind: "change", claim: "It is 4.2" },
} satisfies Line;
const evidence = { evidenceId: "e", hypothesisId: "h", stance: "for", statement: "Pool waits rose" } as const;
const merged = { type: "incident_merged", payload: { into: { id: "other", number: 9 } } } satisfies Line;
const redacted = {
  type: "event_redacted",
  payload: { targetSeq: 2, reason: "Held a password" },
} satisfies Line;
const started = {
  type: "investigation_started",
  payload: { investigationId: "i", question: "Why?" },
} satisfies Line;
const overruled = {
  type: "hypothesis_overruled",
  payload: { hypothesisId: "h", state: "refuted", reason: "Seen before" },
} satisfies Line;

/** What is proposed, what the rules say, and how they are asked. */
const cases: readonly [string, string | null, () => string | null][] = [
  [
    "a decision twice",
    "conflict",
    () =>
      verdict(
        [declared, { type: "decision_made", payload: { decisionId: "d", action: "Wait" } }],
        "decision_made",
        { decisionId: "d", action: "Wait" },
      ),
  ],
  ["a hypothesis", null, () => verdict([declared], "hypothesis_proposed", hypothesis.payload)],
  [
    "a hypothesis twice",
    "conflict",
    () => verdict([declared, hypothesis], "hypothesis_proposed", hypothesis.payload),
  ],
  [
    "a hypothesis under nothing",
    "not_found",
    () => verdict([declared], "hypothesis_proposed", { ...hypothesis.payload, parentId: "constructor" }),
  ],
  [
    "a hypothesis under another",
    null,
    () => verdict([declared], "hypothesis_proposed", { ...hypothesis.payload, parentId: "standing:load" }),
  ],
  [
    "a state for no hypothesis",
    "not_found",
    () => verdict([declared], "hypothesis_state_set", { hypothesisId: "h", state: "supported", reason: "r" }),
  ],
  ["overruling", null, () => verdict([declared, hypothesis], "hypothesis_overruled", overruled.payload)],
  [
    "overruling to the same",
    "unchanged",
    () => verdict([declared, hypothesis, overruled], "hypothesis_overruled", overruled.payload),
  ],
  [
    "ending an overruling",
    null,
    () =>
      verdict([declared, hypothesis, overruled], "hypothesis_overruled", {
        hypothesisId: "h",
        state: null,
        reason: "r",
      }),
  ],
  [
    "ending none",
    "unchanged",
    () =>
      verdict([declared, hypothesis], "hypothesis_overruled", {
        hypothesisId: "h",
        state: null,
        reason: "r",
      }),
  ],
  ["evidence", null, () => verdict([declared, hypothesis], "evidence_added", { ...evidence, sourceSeq: 1 })],
  [
    "evidence twice",
    "conflict",
    () =>
      verdict(
        [declared, hypothesis, { type: "evidence_added", payload: evidence }],
        "evidence_added",
        evidence,
      ),
  ],
  [
    "evidence from an event to come",
    "not_found",
    () => verdict([declared, hypothesis], "evidence_added", { ...evidence, sourceSeq: 3 }),
  ],
  ["evidence on nothing", "not_found", () => verdict([declared], "evidence_added", evidence)],
  [
    "progress of nothing",
    "not_found",
    () =>
      verdict([declared], "investigation_progressed", { investigationId: "i", step: "s", done: 1, total: 2 }),
  ],
  [
    "an investigation twice",
    "conflict",
    () => verdict([declared, started], "investigation_started", started.payload),
  ],
  [
    "an investigation beside another",
    "conflict",
    () => verdict([declared, started], "investigation_started", { ...started.payload, investigationId: "j" }),
  ],
  [
    "an investigation after another",
    null,
    () =>
      verdict(
        [declared, started, { type: "investigation_cancelled", payload: { investigationId: "i" } }],
        "investigation_started",
        { ...started.payload, investigationId: "j" },
      ),
  ],
  [
    "merging into itself",
    "conflict",
    () => verdict([declared], "incident_merged", { into: { id: INCIDENT, number: 1 } }),
  ],
  ["a note after a merge", "conflict", () => verdict([declared, merged], "note_added", { markdown: "x" })],
  [
    "a correction after a merge",
    null,
    () => verdict([declared, note("x"), merged], "event_corrected", { targetSeq: 2, markdown: "y" }),
  ],
  [
    "a redaction after a merge",
    null,
    () => verdict([declared, note("x"), merged], "event_redacted", redacted.payload),
  ],
  [
    "the same incident absorbed again",
    "unchanged",
    () =>
      verdict(
        [declared, { type: "incident_absorbed", payload: { from: { id: "other", number: 9 } } }],
        "incident_absorbed",
        { from: { id: "other", number: 9 } },
      ),
  ],
];

describe("the rules of the board, of investigations and of merging", () => {
  it.each(cases)("on %s: %s", (_what, expected, judge) => {
    expect(judge()).toBe(expected);
  });
});
