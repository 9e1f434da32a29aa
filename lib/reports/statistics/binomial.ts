/** Lanczos' approximation with g = 7 and nine terms: fifteen digits. */
const CONSTANT = 0.99999999999980993;
const TERMS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x ≥ 0.5. */
export function logGamma(x: number): number {
  const series = TERMS.reduce((sum, term, index) => sum + term / (x + index), CONSTANT);
  const base = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/** What lies further below the mean than this many standard deviations is less than 1e-20. */
const FURTHEST = 11;

/** The smallest count whose cumulative probability exceeds a level, with what is reached below it and with it. */
export type Crossing = { count: number; below: number; reached: number };

/** Where the distribution function of Binomial(n, p), 0 < p < 1, first exceeds `level` < 1. */
export function binomialCrossing(n: number, p: number, level: number): Crossing {
  let count = Math.max(0, Math.floor(n * p - FURTHEST * Math.sqrt(n * p * (1 - p))));
  let mass = Math.exp(
    logGamma(n + 1) -
      logGamma(count + 1) -
      logGamma(n - count + 1) +
      count * Math.log(p) +
      (n - count) * Math.log1p(-p),
  );
  let below = 0;
  while (below + mass <= level && count < n) {
    below += mass;
    mass *= ((n - count) / (count + 1)) * (p / (1 - p));
    count += 1;
  }
  return { count, below, reached: below + mass };
}
