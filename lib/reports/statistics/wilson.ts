/** Φ⁻¹(0.975). */
const Z = 1.959963984540054;

/** The interval of 95 % of a share (Wilson, 1927): never below 0 or above 1, and something to say of 0 of n. */
export function wilson(count: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const spread = (Z * Z) / of;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return {
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
  };
}
