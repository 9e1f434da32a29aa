/**
 * The `p` quantile of sorted values: type 7 of Hyndman and Fan (1996), R's and NumPy's default, which draws a line
 * between the two values next to rank 1 + (n − 1)p. There is none of nothing: NaN.
 */
export function quantile(sorted: Float64Array, p: number): number {
  return valueAtRank(sorted, 1 + (sorted.length - 1) * p);
}

/** The value at a rank, counted from 1, on the line between its neighbours. */
export function valueAtRank(sorted: Float64Array, rank: number): number {
  const below = Math.floor(rank);
  const low = sorted[below - 1] ?? Number.NaN;
  const weight = rank - below;
  return weight === 0 ? low : low + weight * ((sorted[below] ?? Number.NaN) - low);
}
