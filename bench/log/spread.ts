export type Spread = { min: number; median: number; max: number };

/** The value below which `share` (0 to 1) of the values lie: nearest rank. NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function spread(values: readonly number[]): Spread {
  return {
    min: round(quantile(values, 0)),
    median: round(quantile(values, 0.5)),
    max: round(quantile(values, 1)),
  };
}

/** Three significant digits below a hundred, none behind the point above. */
export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
