/** A probability that was given, and whether it came true. */
export type Forecast = { probability: number; right: boolean };

/** Mean squared distance of probabilities from what came (Brier, 1950); NaN of nothing. */
export function brierScore(forecasts: readonly Forecast[]): number {
  const sum = forecasts.reduce(
    (total, { probability, right }) => total + (probability - Number(right)) ** 2,
    0,
  );
  return sum / forecasts.length;
}

export type ReliabilityBin = {
  from: number;
  to: number;
  count: number;
  right: number;
  meanProbability: number;
};

/** Forecasts in bins of equal width, the last with its end; those without any are left out. */
export function reliabilityBins(forecasts: readonly Forecast[], bins: number): ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, right: 0, probability: 0 }));
  for (const { probability, right } of forecasts) {
    const sum = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    if (!sum) continue;
    sum.count += 1;
    sum.right += Number(right);
    sum.probability += probability;
  }
  return sums
    .map(({ count, right, probability }, index) => ({
      from: index / bins,
      to: (index + 1) / bins,
      count,
      right,
      meanProbability: probability / count,
    }))
    .filter(({ count }) => count > 0);
}
