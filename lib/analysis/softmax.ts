/** Shares of a belief of 1 by log-odds; a temperature above 1 makes them more alike. */
export function softmax(scores: readonly number[], temperature = 1): number[] {
  const most = scores.reduce((greatest, score) => Math.max(greatest, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp((score - most) / temperature));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}
