import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { beliefsOf } from "./beliefs";

const CALIBRATION = { something: { least: 2, temperature: 1 }, temperature: 1 };
const scores = array(double({ min: -5, max: 20, noNaN: true }), { minLength: 1, maxLength: 30 });

function nothingWrongAt(signs: number): number {
  return beliefsOf({ scores: [1], signs, noneOfThese: -1 }, CALIBRATION).nothingWrong;
}

describe("beliefs", () => {
  it("share a belief of one among the services, none of them, and nothing at all", () => {
    assert(
      property(scores, double({ min: -5, max: 50, noNaN: true }), (all, signs) => {
        const { services, noneOfThese, nothingWrong } = beliefsOf(
          { scores: all, signs, noneOfThese: -1 },
          CALIBRATION,
        );
        const sum = services.reduce((total, share) => total + share, noneOfThese + nothingWrong);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it("hold nothing wrong however many services there are, where no sign is seen", () => {
    const many = Array.from({ length: 1_000 }, () => 0);
    const seen = { signs: 0, noneOfThese: -1 };
    const [one, all] = [[0], many].map((of) => beliefsOf({ ...seen, scores: of }, CALIBRATION).nothingWrong);
    expect(all).toBe(one);
  });

  it("hold an incident as probable as none at the least sign, and more the more is seen", () => {
    expect(nothingWrongAt(2)).toBeCloseTo(0.5);
    expect(nothingWrongAt(6)).toBeLessThan(nothingWrongAt(3));
  });
});
