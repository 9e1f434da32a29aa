import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CaseLine } from "../case-line";
import { accuracyOf } from "./accuracy";
import { blamedChange, blameOf } from "./blame";
import { calibrationOf } from "./calibration";
import { missesText } from "./misses";
import { type ScoredCase, scoreOf } from "./score";
import { scoreText } from "./score-text";

const ABCDEF = ["a", "b", "c", "d", "e", "f"];

function line(probabilities: Record<string, number>, told: Partial<CaseLine> = {}): CaseLine {
  const ranked = Object.entries(probabilities).map(([service, probability]) => ({
    service,
    probability,
    kind: "cpu",
  }));
  return {
    case: "one",
    ranked,
    changes: [],
    noChange: 1,
    nothingWrong: 0,
    onset: null,
    loadMs: 1,
    analysisMs: 1,
    ...told,
  };
}

describe("accuracyOf", () => {
  it("counts the hits among the first few", () => {
    const rankings = ["a", "c", "f", "unknown"].map((right) => ({ ranked: ABCDEF, right: [right] }));
    expect(accuracyOf(rankings)).toEqual({
      cases: 4,
      ac1: 1 / 4,
      ac3: 2 / 4,
      ac5: 2 / 4,
      avg5: (1 + 1 + 2 + 2 + 2) / 4 / 5,
      mrr: (1 + 1 / 3 + 1 / 6 + 0) / 4,
      chance: (1 + 1 + 1 + 0) / 6 / 4,
    });
  });

  it("takes any of several causes for a hit, and chance for their share", () => {
    expect(accuracyOf([{ ranked: ABCDEF, right: ["f", "b"] }])).toMatchObject({
      ac1: 0,
      ac3: 1,
      mrr: 1 / 2,
      chance: 2 / 6,
    });
  });

  it("compares names as they are given", () => {
    expect(accuracyOf([{ ranked: ["A", "a "], right: ["a"] }])).toMatchObject({ ac5: 0, chance: 0 });
  });

  it("never gives more for fewer places, nor anything outside 0 and 1", () => {
    const ranking = fc.record({
      ranked: fc.uniqueArray(fc.constantFrom(...ABCDEF)),
      right: fc.uniqueArray(fc.constantFrom(...ABCDEF), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(ranking, { minLength: 1 }), (rankings) => {
        const { ac1, ac3, ac5, avg5, mrr } = accuracyOf(rankings);
        expect(ac1).toBeLessThanOrEqual(ac3);
        expect(ac3).toBeLessThanOrEqual(ac5);
        expect(ac1).toBeLessThanOrEqual(avg5 + 1e-12);
        expect(avg5).toBeLessThanOrEqual(ac5 + 1e-12);
        expect(ac1).toBeLessThanOrEqual(mrr + 1e-12);
        expect(ac5).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("calibrationOf", () => {
  it("weighs the distance of each bin by its answers", () => {
    const answers = [
      { probability: 0.72, isRight: true },
      { probability: 0.78, isRight: false },
      { probability: 1, isRight: true },
      { probability: 0.95, isRight: true },
    ];
    const { n, ece, brier, bins } = calibrationOf(answers);
    expect(n).toBe(4);
    expect(ece).toBeCloseTo((2 * 0.25 + 2 * 0.025) / 4);
    expect(brier).toBeCloseTo((0.28 ** 2 + 0.78 ** 2 + 0 + 0.05 ** 2) / 4);
    expect(bins.map(({ from, n: count, shareRight }) => [from, count, shareRight])).toEqual([
      [0.7, 2, 0.5],
      [0.9, 2, 1],
    ]);
  });
});

describe("changes", () => {
  it("are blamed only where that is more probable than that none is to blame", () => {
    const changes = [
      { change: "x", probability: 0.5 },
      { change: "y", probability: 0.1 },
    ];
    expect(blamedChange({ changes, noChange: 0.4 })).toBe("x");
    expect(blamedChange({ changes, noChange: 0.5 })).toBe("none");
    expect(blamedChange({ changes: [], noChange: 0 })).toBe("none");
  });

  it("are counted by what was blamed and what was to blame", () => {
    const answers = [
      ["x", "x"],
      ["none", "none"],
      ["y", "x"],
      ["y", "none"],
      ["none", "x"],
    ].map(([blamed = "", culprit = ""]) => ({ blamed, culprit }));
    expect(blameOf(answers)).toEqual({
      cases: 5,
      right: 2,
      innocentBlamed: 2,
      missed: 1,
      withoutCulprit: 2,
      falseBlame: 1 / 2,
    });
  });
});

describe("scoreOf", () => {
  const canary: ScoredCase = {
    set: "canaries",
    line: line(
      { front: 0.6, cart: 0.25, pay: 0.15 },
      {
        analysisMs: 5,
        noChange: 0.1,
        changes: [
          { change: "pay", probability: 0.5 },
          { change: "cart", probability: 0.4 },
        ],
      },
    ),
    quiet: [],
    truth: { services: ["cart"], change: "cart", kinds: ["cpu"] },
  };
  const traces: ScoredCase = {
    set: "traces",
    line: line({ a: 0.9, b: 0.1 }, { analysisMs: 7 }),
    quiet: [
      line({ a: 0.3, b: 0.1 }, { nothingWrong: 0.6 }),
      line({ a: 0.5 }, { nothingWrong: 0.5, changes: [{ change: "s", probability: 0.6 }], noChange: 0.4 }),
    ],
    truth: { services: ["b", "a"], change: null, kinds: ["cpu", "memory"] },
  };
  const score = scoreOf([traces, canary]);

  it("scores each set by its own", () => {
    expect(score.sets.map(({ set }) => set)).toEqual(["canaries", "traces"]);
    expect(score.sets[0]).toMatchObject({
      services: { cases: 1, ac1: 0, ac3: 1, chance: 1 / 3 },
      amongChanged: { ac1: 1, chance: 1 / 2 },
      changes: { ac1: 0, ac3: 1 },
      blame: { right: 0, innocentBlamed: 1, missed: 0 },
      quiet: null,
      medianAnalysisMs: 5,
    });
    expect(score.sets[1]).toMatchObject({
      services: { ac1: 1, chance: 1 },
      amongChanged: null,
      changes: null,
      blame: null,
      quiet: { windows: 2, nothingWrongFirst: 1 / 2, withChanges: 1, falseBlame: 1 },
    });
  });

  it("counts kinds where the first service is right", () => {
    expect(score.overall.kinds).toEqual({ right: 1, of: 1 });
    expect(scoreText(score)).toContain("kind of cause right in 1 of 1");
  });

  it("calibrates over all", () => {
    expect(score.overall.calibration).toMatchObject({ n: 2, brier: (0.6 ** 2 + 0.1 ** 2) / 2 });
    expect(score.overall.calibration.ece).toBeCloseTo((0.6 + 0.1) / 2);
  });

  it("names what was answered wrongly, and nothing else", () => {
    expect(missesText([canary, traces])).toBe(
      "one: cart at 2; first front 0.60 cpu, cart 0.25 cpu, pay 0.15 cpu; blamed pay, was cart\n",
    );
  });

  it("says all sets as text", () => {
    const text = scoreText(score);
    expect(text).toMatch(/^canaries +1 +0\.000 +1\.000/mu);
    expect(text).toContain("among the changed services");
    expect(text).toContain('"nothing wrong" first in 0.500 of 2');
  });
});
