import type { Stretch } from "../deviation";

/** A line and what each of its values rests on; as much of the fault-free reference. */
export type Weighted = { values: Float64Array; weights: ArrayLike<number> };

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
  /** How surely more cells are slow than usually are: 0 for what chance makes of it, 1. */
  sure: number;
};

type Pair = { value: number; weight: number };

/** What is usual, and what is now. Null where one of them is not known. */
export function beforeAndNow(
  line: Weighted,
  baseline: Weighted | null,
  stretch: Stretch,
): BeforeAndNow | null {
  const now = pairsOf(line, stretch.fault);
  const known = [
    ...pairsOf(line, stretch.past),
    ...(baseline ? pairsOf(baseline, baseline.values.keys()) : []),
  ];
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
      sure: 1,
    };
  }
  const sorted = inOrder(known);
  const before = quantile(sorted, 0.5);
  const spread = quantile(
    inOrder(known.map(({ value, weight }) => ({ value: Math.abs(value - before), weight }))),
    0.5,
  );
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
    sure: surenessOf(shareAbove(now, slow), shareAbove(known, slow), now.length),
  };
}

type Share = { above: number; of: number };

function shareAbove(pairs: readonly Pair[], least: number): Share {
  return { above: pairs.filter(({ value }) => value > least).length, of: pairs.length };
}

/** By how many deviations of the binomial distribution more cells are slow than before, where half a cell more was. */
function surenessOf(now: Share, before: Share, cells: number): number {
  const usual = (before.above + 0.5) / (before.of + 1);
  const deviation = Math.sqrt((usual * (1 - usual)) / cells);
  const distance = (now.above / now.of - usual) / deviation;
  return Math.max(0, Math.min(1, (distance - CHANCE) / (SURE - CHANCE)));
}

/** In median deviations. */
const SLOW = 4.5;
/** Deviations from which on it may be more than chance, and is. */
const [CHANCE, SURE] = [1, 3];

const LEAST_SAMPLES = 4;
const LOW = 0.1;
const HIGH = 0.8;
/** Few pauses make no slow service, and not every request of a slow one is slow. */
const SHARES = [0.5, 0.65, 0.8];
const MIXED_SPREAD = 0.1;

function pairsOf({ values, weights }: Weighted, cells: Iterable<number>): Pair[] {
  const pairs: Pair[] = [];
  for (const cell of cells) {
    const value = values[cell] ?? Number.NaN;
    const weight = weights[cell] ?? 0;
    if (Number.isFinite(value) && weight > 0) pairs.push({ value, weight });
  }
  return pairs;
}

function total(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, { weight }) => sum + weight, 0);
}

function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted((one, other) => one.value - other.value);
}

function quantile(sorted: readonly Pair[], share: number): number {
  const wanted = share * total(sorted);
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= wanted) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}
