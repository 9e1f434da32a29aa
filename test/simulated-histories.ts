import { medianDifference } from "@/lib/reports/statistics/median-difference";
import { quantileWithInterval } from "@/lib/reports/statistics/quantile-interval";
import { type Dice, seededDice } from "@/lib/reports/statistics/seeded-dice";

/** Lengths as incidents have them: each with its quantile function, and no finite variance in the last. */
const shapes = {
  "log-normal": {
    draw: (dice: Dice) => 3_000 * Math.exp(1.2 * normal(dice)),
    quantiles: [3_000, 13_963.882_396_788],
  },
  exponential: {
    draw: (dice: Dice) => -3_600 * Math.log(1 - dice()),
    quantiles: [3_600 * Math.LN2, 3_600 * Math.LN10],
  },
  "heavy-tailed": {
    draw: (dice: Dice) => 3_600 * ((1 - dice()) ** (-1 / 1.1) - 1),
    quantiles: [3_600 * (2 ** (1 / 1.1) - 1), 3_600 * (10 ** (1 / 1.1) - 1)],
  },
} as const;

export type Shape = keyof typeof shapes;
export const shapeNames = ["log-normal", "exponential", "heavy-tailed"] as const satisfies readonly Shape[];

function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}

function history(shape: Shape, n: number, dice: Dice): Float64Array {
  return Float64Array.from({ length: n }, () => shapes[shape].draw(dice)).sort();
}

/** In which share of simulated histories the interval of a quantile (0.5 or 0.9) holds the true one; NaN where refused. */
export function coverageOfQuantile(run: {
  shape: Shape;
  n: number;
  p: 0.5 | 0.9;
  histories: number;
  seed: number;
}): number {
  const dice = seededDice(run.seed);
  const truth = shapes[run.shape].quantiles[run.p === 0.5 ? 0 : 1];
  let covered = 0;
  for (let index = 0; index < run.histories; index++) {
    const interval = quantileWithInterval(history(run.shape, run.n, dice), run.p);
    if (!interval) return Number.NaN;
    if (interval.low <= truth && truth <= interval.high) covered += 1;
  }
  return covered / run.histories;
}

/** The same of the difference of medians, where the second history is `factor` times as long. */
export function coverageOfChange(run: {
  shape: Shape;
  n: number;
  nBefore: number;
  factor: number;
  histories: number;
  seed: number;
}): number {
  const dice = seededDice(run.seed);
  const truth = shapes[run.shape].quantiles[0] * (1 - run.factor);
  let covered = 0;
  for (let index = 0; index < run.histories; index++) {
    const before = history(run.shape, run.nBefore, dice).map((seconds) => seconds * run.factor);
    const interval = medianDifference(history(run.shape, run.n, dice), before);
    if (!interval) return Number.NaN;
    if (interval.low <= truth && truth <= interval.high) covered += 1;
  }
  return covered / run.histories;
}
