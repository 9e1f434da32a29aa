import { mean } from "./accuracy";

/** How sure an answer was, and whether it was right. */
export type Answer = { probability: number; isRight: boolean };

export type Bin = { from: number; to: number; n: number; meanProbability: number; shareRight: number };

export type Calibration = {
  n: number;
  /** Expected calibration error: the mean distance, weighted by n, of the bins' two shares. */
  ece: number;
  /** Mean square of the distance between how sure an answer was and whether it was right. */
  brier: number;
  /** Bins of equal width that hold any answer. */
  bins: readonly Bin[];
};

const BINS = 10;

export function calibrationOf(answers: readonly Answer[]): Calibration {
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const own = answers.filter(({ probability }) => binOf(probability) === bin);
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      n: own.length,
      meanProbability: mean(own.map(({ probability }) => probability)),
      shareRight: mean(own.map(({ isRight }) => (isRight ? 1 : 0))),
    };
  }).filter(({ n }) => n > 0);
  const gaps = bins.map(({ n, meanProbability, shareRight }) => n * Math.abs(meanProbability - shareRight));
  return {
    n: answers.length,
    ece: gaps.reduce((sum, gap) => sum + gap, 0) / answers.length,
    brier: mean(answers.map(({ probability, isRight }) => (probability - (isRight ? 1 : 0)) ** 2)),
    bins,
  };
}

/** A probability of 1 belongs to the last bin. */
function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(probability * BINS)));
}
