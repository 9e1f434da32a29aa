import { describe, expect, it } from "vitest";

import { declared, logOf, note, stateOf } from "@/test/sample-log";

import { eventLine, sourceChoices, wordsOf } from "./source-choices";

const log = logOf([
  declared,
  note("Errors began at 14:02"),
  { type: "severity_changed", payload: { severity: "SEV1" } },
  note("It was the *deploy*\n\nwith many words ".padEnd(400, "x")),
  { type: "event_pinned", payload: { targetSeq: 2, pinned: true } },
  note("leaked secret"),
  { type: "event_corrected", payload: { targetSeq: 4, markdown: "It was the rollback" } },
]);
const state = stateOf(log);

describe("what evidence may rest on", () => {
  it("is what is pinned, then the newest that say something", () => {
    expect(sourceChoices(log, state).map(({ seq }) => seq)).toEqual([2, 6, 4]);
  });

  it("leaves out what was redacted", () => {
    const redacted = log.map((event) => (event.seq === 6 ? { ...event, payload: null } : event));
    expect(sourceChoices(redacted, state).map(({ seq }) => seq)).toEqual([2, 4]);
  });

  it("finds the pinned ones of a log whose start is still missing", () => {
    expect(sourceChoices(log.slice(2), state).map(({ seq }) => seq)).toEqual([6, 4]);
  });

  it("reads on one line, as last corrected", () => {
    const [, first, , second] = log;
    expect(first && eventLine(first, state)).toBe("#2 Ana Berg Errors began at 14:02");
    expect(second && wordsOf(second, state)).toBe("It was the rollback");
    expect(second && eventLine({ ...second, seq: 9 }, stateOf([]))).toMatch(
      /^#9 Ana Berg It was the deploy with.*…$/,
    );
  });

  it("lends the words of notes alone", () => {
    const [declaration] = log;
    expect(declaration && wordsOf(declaration, state)).toBe("");
  });
});
