import { expect, it } from "vitest";

import { createDice } from "../../frame/dice";
import { CHANGE_PRIORS, CHANGE_WEIGHTS, type ChangeCase } from "./change-cases";
import { fitChanges } from "./fit-changes";

const [CONTENT, WORDS] = [CHANGE_WEIGHTS.indexOf("content"), CHANGE_WEIGHTS.indexOf("words")];

/** Cases in which the content of the culprit says so, and words say anything of anybody. */
function made(set: string, count: number): ChangeCase[] {
  const dice = createDice(7);
  return Array.from({ length: count }, (_, turn) => ({
    case: `${set}-${turn}`,
    set,
    hypotheses: [
      { name: "none", offset: 0, isRight: false, terms: [[0, 1]] },
      ...["a", "b", "c", "d"].map((name) => ({
        name,
        offset: 0,
        isRight: name === "a",
        terms: [
          [CONTENT, (name === "a" ? 2.5 : 0) + dice()],
          [WORDS, 3 * dice()],
        ] as [number, number][],
      })),
    ],
  }));
}

it("trusts what finds culprits, and words less where they say anything of anybody", () => {
  const { weights, figures } = fitChanges([...made("x", 20), ...made("y", 5)], CHANGE_PRIORS, 1);
  expect(weights["content"]).toBeGreaterThan(CHANGE_PRIORS.content);
  expect(weights["words"]).toBeLessThan(CHANGE_PRIORS.words);
  expect(weights["none"]).toBeCloseTo(CHANGE_PRIORS.none, 2);
  expect(Object.keys(figures)).toEqual(["all", "x", "y"]);
  const { priors, fitted, leftOutCase, leftOutSet } = figures["all"] ?? {};
  expect(fitted).toMatchObject({ cases: 25, right: 25, innocentBlamed: 0, missed: 0 });
  expect(fitted?.surprise).toBeLessThan(priors?.surprise ?? 0);
  expect(leftOutCase?.surprise).toBeGreaterThanOrEqual(fitted?.surprise ?? 1);
  expect(leftOutSet?.surprise).toBeLessThan(priors?.surprise ?? 0);
});

it("knows no more of the only set than was thought before", () => {
  const { figures } = fitChanges(made("x", 10), CHANGE_PRIORS, 1);
  expect(figures["x"]?.leftOutSet.surprise).toBeCloseTo(figures["x"]?.priors.surprise ?? 0, 9);
});
