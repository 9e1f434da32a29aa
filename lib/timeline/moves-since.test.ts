import { describe, expect, it } from "vitest";

import { finishedLines, runningLines } from "@/test/investigation-log";
import { type Line, logOf, stateOf } from "@/test/sample-log";

import { movesSince } from "./moves-since";

const since = (lines: readonly Line[], seq: number) => movesSince(stateOf(logOf(lines)).hypotheses, seq);

describe("movesSince", () => {
  it("says what came, and from where to where a probability went", () => {
    expect(since(finishedLines, runningLines.length)).toEqual([
      {
        hypothesisId: "machine:pool",
        claim: "The connection pool of payments-api is exhausted",
        state: "supported",
        isNew: false,
        before: 41,
        now: 72,
      },
      {
        hypothesisId: "standing:load",
        claim: "It is load",
        state: "refuted",
        isNew: false,
        before: null,
        now: 4,
      },
    ]);
    expect(since(finishedLines, 1).map(({ hypothesisId, isNew }) => [hypothesisId, isNew])).toEqual([
      ["machine:pool", true],
      ["standing:load", false],
      ["machine:deploy", true],
    ]);
  });

  it("says what a person moved, and nothing where nothing moved", () => {
    const { length } = finishedLines;
    expect(since(finishedLines, length)).toEqual([]);
    const confirmed: Line = {
      type: "hypothesis_overruled",
      payload: { hypothesisId: "machine:pool", state: "confirmed", reason: "Seen" },
    };
    expect(since([...finishedLines, confirmed], length)).toMatchObject([
      { hypothesisId: "machine:pool", state: "confirmed", before: 72, now: 72 },
    ]);
  });
});
