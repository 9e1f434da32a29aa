const STEPS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The place between two at which a function with one valley is lowest, by golden-section search. */
export function lowest(from: number, to: number, valueAt: (place: number) => number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < STEPS; step++) {
    const way = (high - low) * GOLDEN;
    if (valueAt(high - way) < valueAt(low + way)) high = low + way;
    else low = high - way;
  }
  return (low + high) / 2;
}
