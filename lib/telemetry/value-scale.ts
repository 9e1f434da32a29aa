/** A range of values with round ends, and the round values in it that a scale names, ascending. */
export type ValueScale = { least: number; greatest: number; ticks: readonly number[] };

/**
 * The scale that holds every one of these values. It begins at zero where they are all on one side of it and not far
 * from it in proportion, so that small movements are not made large. Bytes have round values of 1,024.
 */
export function valueScale(values: Iterable<number | null | undefined>, unit: string): ValueScale {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values)
    if (typeof value === "number" && Number.isFinite(value)) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  if (least > greatest) return { least: 0, greatest: 1, ticks: [0, 1] };
  if (least > 0 && least < greatest * NEAR_ZERO) least = 0;
  if (greatest < 0 && greatest > least * NEAR_ZERO) greatest = 0;
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  if (size < LEAST_SIZE) [least, greatest] = [0, 1];
  else if (greatest - least <= size * LEAST_SHARE) [least, greatest] = around(least);
  const part = (greatest - least) / PARTS;
  const kibi = unit.startsWith("By") ? 1_024 ** Math.max(0, Math.floor(Math.log(size) / Math.log(1_024))) : 1;
  const step = roundStep(part / kibi) * kibi;
  const [first, last] = [Math.floor(least / step), Math.ceil(greatest / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { least: ticks[0] ?? least, greatest: ticks.at(-1) ?? greatest, ticks };
}

/** Above this share of the greatest value the least one does not draw the scale to zero. */
const NEAR_ZERO = 0.8;
const DIGITS = 12;
/** Movements smaller than this share of the values are their rounding. */
const LEAST_SHARE = 1e-9;
const LEAST_SIZE = 1e-200;
const PARTS = 4;

/** A line that never moves lies in the middle. */
function around(value: number): [number, number] {
  const half = Math.abs(value) / 10;
  return [value - half, value + half];
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 2.5, 5].find((times) => times * power >= size * 0.999) ?? 10) * power;
}

function clean(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
