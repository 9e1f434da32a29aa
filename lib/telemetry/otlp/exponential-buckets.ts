/** How many values were at most so large; the last bucket's bound is Infinity. */
export type Bucket = { upTo: number; count: number };

/** One side of an exponential histogram: bucket i holds (base^(offset+i), base^(offset+i+1)]. */
export type ExponentialSide = { offset: number; counts: readonly number[] };

export type ExponentialHistogram = {
  /** base = 2^(2^-scale). */
  scale: number;
  count: number;
  zeroCount: number;
  zeroThreshold: number;
  positive: ExponentialSide;
  negative: ExponentialSide;
};

/** The scales that OpenTelemetry's own implementations use. */
export const SCALES = { least: -10, most: 20 } as const;

/** Bounds a factor of √2 apart: as fine as common explicit bounds, and about 20 buckets for a millisecond to a second. */
const FINEST_SCALE = 1;
/** Buckets that one side becomes at most. */
const MOST_PER_SIDE = 80;

/**
 * An exponential histogram as buckets with bounds, smallest first. The sender changes scale and offset as it likes, and
 * each of its bounds would be a series that comes and goes: so buckets are merged, exactly, down to a fixed scale whose
 * bounds stay. What is finer than that is lost.
 */
export function explicitBuckets(histogram: ExponentialHistogram): Bucket[] {
  const scale = Math.min(
    FINEST_SCALE,
    histogram.scale,
    fittingScale(histogram.scale, histogram.positive),
    fittingScale(histogram.scale, histogram.negative),
  );
  const factor = 2 ** (histogram.scale - scale);
  const bound = (index: number) => 2 ** (index * 2 ** -scale);
  const buckets: Bucket[] = [];
  let below = 0;
  const close = (upTo: number, more: number) => {
    below += more;
    const last = buckets.at(-1);
    // Far out, bounds run into one another: zero, or infinity.
    if (last && upTo <= last.upTo) last.count = below;
    else if (Number.isFinite(upTo)) buckets.push({ upTo: Object.is(upTo, -0) ? 0 : upTo, count: below });
  };

  const negative = merged(histogram.negative, factor);
  // The far end of the first bucket, so that whoever interpolates knows where it begins.
  if (negative.length > 0) close(-bound((negative.at(-1)?.index ?? 0) + 1), 0);
  for (const { index, count } of negative.toReversed()) close(-bound(index), count);
  if (histogram.zeroCount > 0) close(histogram.zeroThreshold, histogram.zeroCount);
  const positive = merged(histogram.positive, factor);
  const [first] = positive;
  if (first) close(bound(first.index), 0);
  for (const { index, count } of positive) close(bound(index + 1), count);
  buckets.push({ upTo: Infinity, count: Math.max(histogram.count, below) });
  return buckets;
}

/** The finest scale, no finer than its own, at which a side becomes few enough buckets. */
function fittingScale(scale: number, side: ExponentialSide): number {
  const [first, last] = occupied(side);
  let fitting = scale;
  const at = (index: number) => Math.floor((side.offset + index) / 2 ** (scale - fitting));
  for (let width = last - first; width >= MOST_PER_SIDE; width = at(last) - at(first)) fitting -= 1;
  return fitting;
}

/** Buckets from the first that holds something to the last, `factor` old ones in one. */
function merged(side: ExponentialSide, factor: number): { index: number; count: number }[] {
  const [first, last] = occupied(side);
  const buckets: { index: number; count: number }[] = [];
  for (let at = first; at <= last; at++) {
    const index = Math.floor((side.offset + at) / factor);
    const count = side.counts[at] ?? 0;
    const open = buckets.at(-1);
    if (open?.index === index) open.count += count;
    else buckets.push({ index, count });
  }
  return buckets;
}

/** The first and the last index that hold something; the last is before the first where nothing does. */
function occupied({ counts }: ExponentialSide): [first: number, last: number] {
  return [
    Math.max(
      0,
      counts.findIndex((count) => count > 0),
    ),
    counts.findLastIndex((count) => count > 0),
  ];
}
