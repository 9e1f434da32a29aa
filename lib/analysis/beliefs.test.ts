import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { beliefsOf, somethingOf } from "./beliefs";

const CALIBRATION = { something: { least: 2, temperature: 1 }, temperature: 1 };
const scores = array(double({ min: -5, max: 20, noNaN: true }), { minLength: 1, maxLength: 30 });

function nothingWrongAt(signs: number): number {
  return beliefsOf({ scores: [1], signs, noneOfThese: -1 }, CALIBRATION).nothingWrong;
}

function oddsAt(signs: number): number {
  const something = somethingOf(signs, CALIBRATION.something);
  return Math.log(something / (1 - something));
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

  it("hold an incident about as probable as none at the least sign, and more the more is seen", () => {
    expect(nothingWrongAt(2)).toBeCloseTo(0.45);
    expect(nothingWrongAt(6)).toBeLessThan(nothingWrongAt(3));
  });

  it("never rule an incident out, however little is seen", () => {
    assert(
      property(double({ min: -5, max: 50, noNaN: true }), (signs) => {
        expect(nothingWrongAt(signs)).toBeLessThanOrEqual(0.9);
      }),
    );
  });

  it("never rule a service out, however much more is seen of another", () => {
    const { services } = beliefsOf({ scores: [60, 0], signs: 60, noneOfThese: -1 }, CALIBRATION);
    expect(services[1]).toBeGreaterThan(0.001);
    expect(services[0]).toBeGreaterThan(0.98);
  });

  it("count each further sign for less", () => {
    expect(oddsAt(4) - oddsAt(3)).toBeLessThan(oddsAt(3) - oddsAt(2));
  });
});
