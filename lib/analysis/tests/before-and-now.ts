import type { Stretch } from "../deviation";

/** A line and what each of its values rests on: half and a tenth of its requests take at least so long. */
export type Weighted = { p50: Float64Array; p90: Float64Array; weights: ArrayLike<number> };

/** A level before the incident and in it, with the samples that each rests on. */
export type BeforeAndNow = {
  before: number;
  now: number;
  /** Usual distance of a value from `before`. */
  spread: number;
  samplesBefore: number;
  samplesNow: number;
  /** Nothing fault-free is known: the lower end of the incident's own values stands in. */
  isMixed: boolean;
  /** How unlikely chance makes so many slow requests, in nats; Infinity where nothing is known to compare with. */
  surprise: number;
};

/** Of a cell: a time between that of half and that of nearly all of its requests. */
type Pair = { value: number; p50: number; p90: number; weight: number };

/** What is usual, and what is now. Null where one of them is not known. */
export function beforeAndNow(
  line: Weighted,
  baseline: Weighted | null,
  stretch: Stretch,
): BeforeAndNow | null {
  const now = pairsOf(line, stretch.fault);
  const known = [...pairsOf(line, stretch.past), ...(baseline ? pairsOf(baseline, baseline.p50.keys()) : [])];
  const samplesNow = total(now);
  if (samplesNow === 0) return null;
  if (total(known) < LEAST_SAMPLES) {
    const sorted = inOrder(now);
    const low = quantile(sorted, LOW);
    return {
      before: low,
      now: quantile(sorted, HIGH),
      spread: MIXED_SPREAD * Math.abs(low),
      samplesBefore: 0,
      samplesNow,
      isMixed: true,
      surprise: Number.POSITIVE_INFINITY,
    };
  }
  const sorted = inOrder(known);
  const before = quantile(sorted, 0.5);
  const distances = known.map(({ value, weight }): Placed => ({ value: Math.abs(value - before), weight }));
  const spread = quantile(inOrder(distances), 0.5);
  const inIncident = inOrder(now);
  const level = SHARES.reduce((sum, share) => sum + quantile(inIncident, share), 0) / SHARES.length;
  const slow = before + SLOW * spread + 0.2 * Math.abs(before);
  return {
    before,
    now: level,
    spread: 1.5 * spread,
    samplesBefore: total(known),
    samplesNow,
    isMixed: false,
    surprise: surpriseOf(slowIn(now, slow), slowIn(known, slow)),
  };
}

type Share = { slow: number; of: number };

/** Requests of one cell that are slow together count as no more than so many. */
const MOST_TOGETHER = 4;

/** How many requests take longer, at the least: quantiles are nearest ranks. */
function slowIn(pairs: readonly Pair[], least: number): Share {
  const sum = { slow: 0, of: 0 };
  for (const { p50, p90, weight } of pairs) {
    const rank = p50 > least ? Math.ceil(0.5 * weight) : p90 > least ? Math.ceil(0.9 * weight) : weight + 1;
    const counted = Math.min(weight, MOST_TOGETHER);
    sum.slow += ((weight + 1 - rank) / weight) * counted;
    sum.of += counted;
  }
  return sum;
}

/**
 * Chernoff's bound of the binomial distribution: how unlikely as large a share of slow requests is where as many are
 * slow as were before, and half a one more.
 */
function surpriseOf(now: Share, before: Share): number {
  const usual = (before.slow + 0.5) / (before.of + 1);
  const share = now.slow / now.of;
  if (share <= usual) return 0;
  const rest = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - usual)) : 0;
  return now.of * (share * Math.log(share / usual) + rest);
}

/** In median deviations. */
const SLOW = 4.5;

const LEAST_SAMPLES = 4;
const LOW = 0.1;
const HIGH = 0.8;
/** Few pauses make no slow service, and not every request of a slow one is slow. */
const SHARES = [0.5, 0.65, 0.8];
const MIXED_SPREAD = 0.1;

function pairsOf(line: Weighted, cells: Iterable<number>): Pair[] {
  const pairs: Pair[] = [];
  for (const cell of cells) {
    const p50 = line.p50[cell] ?? Number.NaN;
    const p90 = line.p90[cell] ?? p50;
    const weight = line.weights[cell] ?? 0;
    const value = (p50 + p90) / 2;
    if (Number.isFinite(value) && weight > 0) pairs.push({ value, p50, p90, weight });
  }
  return pairs;
}

type Placed = Pick<Pair, "value" | "weight">;

function total(pairs: readonly Placed[]): number {
  return pairs.reduce((sum, { weight }) => sum + weight, 0);
}

function inOrder(pairs: readonly Placed[]): readonly Placed[] {
  return pairs.toSorted((one, other) => one.value - other.value);
}

function quantile(sorted: readonly Placed[], share: number): number {
  const wanted = share * total(sorted);
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= wanted) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}
