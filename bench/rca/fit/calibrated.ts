import { type Beliefs, beliefsOf, type Calibration, isSign, UNFORESEEN } from "@/lib/analysis/beliefs";

import type { Parameters, UnweighedCase } from "./fit-cases";
import { lowest } from "./lowest";

/** Values of the parameters, and how sure they make. */
export type Calibrated = Calibration & { values: readonly number[] };

const [COLDEST, HOTTEST] = [0.25, 8];
/** Log-odds of the signs between which they speak as much for an incident as for none. */
const [LOWEST, HIGHEST] = [0, 8];
const ROUNDS = 6;
/** How often an alarm rings for nothing, beside one that rings for an incident: by what production is like, not by the recordings. */
const FALSE_ALARMS = 0.7;

/** Temperatures are held near 1, for few systems are known; that of the services less, for which every incident speaks. */
const PENALTIES = { something: 1, services: 0.25 };

function penaltyOf({ something, temperature }: Calibration): number {
  return (
    PENALTIES.something * Math.log(something.temperature) ** 2 +
    PENALTIES.services * Math.log(temperature) ** 2
  );
}

/** What is believed in a case with such values. */
export function believedIn(own: UnweighedCase, parameters: Parameters, by: Calibrated): Beliefs {
  return beliefsOf(sumsOf(own, parameters, by.values), by);
}

/**
 * The calibration at which what is right is least surprising: a penalty that holds weights back leaves them less sure
 * than they are right. By golden-section search; C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
 */
export function calibrated(
  cases: readonly UnweighedCase[],
  parameters: Parameters,
  values: readonly number[],
): Calibrated {
  const weight = weightOf(cases);
  const judged = cases.map((own) => {
    const isQuiet = own.right.length === 0;
    return {
      sums: sumsOf(own, parameters, values),
      isQuiet,
      isRight: own.suspects.map(({ service }) => service !== null && own.right.includes(service)),
      weight: (isQuiet ? FALSE_ALARMS : 1) * weight(own),
    };
  });
  const surpriseAt = (calibration: Calibration) =>
    penaltyOf(calibration) +
    judged.reduce((sum, { sums, isQuiet, isRight, weight: own }) => {
      const { services, nothingWrong } = beliefsOf(sums, calibration);
      const right = services.reduce((all, share, at) => all + (isRight[at] === true ? share : 0), 0);
      // A window may be less quiet than it is called: no one of them surprises without bound.
      return sum - own * Math.log((1 - UNFORESEEN) * (isQuiet ? nothingWrong : right) + UNFORESEEN);
    }, 0);
  let own: Calibration = { something: { least: 2, temperature: 1 }, temperature: 1 };
  const between = (from: number, to: number, at: (place: number) => Calibration) =>
    void (own = at(lowest(from, to, (place) => surpriseAt(at(place)))));
  for (let round = 0; round < ROUNDS; round++) {
    const { something } = own;
    between(Math.log(COLDEST), Math.log(HOTTEST), (log) => ({ ...own, temperature: Math.exp(log) }));
    between(LOWEST, HIGHEST, (least) => ({ ...own, something: { ...something, least } }));
    const { least } = own.something;
    between(Math.log(COLDEST), Math.log(HOTTEST), (log) => ({
      ...own,
      something: { least, temperature: Math.exp(log) },
    }));
  }
  return { ...own, values };
}

/**
 * A set weighs as the root of how many cases it has: cases of one set are alike, but one odd window of few must not
 * weigh as much as many.
 */
function weightOf(cases: readonly UnweighedCase[]): (own: UnweighedCase) => number {
  const counts = new Map<string, number>();
  for (const { set } of cases) counts.set(set, (counts.get(set) ?? 0) + 1);
  return ({ set }) => 1 / Math.sqrt(counts.get(set) ?? 1);
}

/** What the tests of a case add up to. */
function sumsOf({ suspects }: UnweighedCase, { tests, noneOfThese }: Parameters, values: readonly number[]) {
  const weightBy = new Map(tests.map((test, at) => [test, values[at] ?? 0]));
  const sums = suspects.map(({ values: seen }) => {
    let [score, signs] = [0, 0];
    for (const [test, value] of Object.entries(seen)) {
      const added = (weightBy.get(test) ?? 0) * value;
      score += added;
      if (isSign(test)) signs += added;
    }
    return { score, signs };
  });
  return {
    scores: sums.map(({ score }) => score),
    signs: sums.reduce((most, { signs }) => Math.max(most, signs), 0),
    noneOfThese,
  };
}
