/** Counts before the incident, by stretch, and in it. */
export type BeforeNow = { before: Float64Array; now: number };

/** How often something happened in the incident, and how often what was asked would have made it. */
export type Expected = {
  expected: number;
  now: number;
  /** Signed, in deviations by chance and by how well it was foretold before. */
  shift: number;
};

const ROUNDS = 30;
/** Of the mean: what moves less is found. */
const SETTLED = 0.001;
/** Counts that follow from what was asked stray less than chance, and others more. */
const [LEAST_STRAY, MOST_STRAY] = [0.1, 5];
/** Of many, so great a share more or less is no difference. */
const NO_DIFFERENCE = 0.03;

/**
 * What was asked foretells what is done: a sum of so many for each request of each kind, learned where nothing was
 * wrong. Null where nothing was asked, or nothing is known from before.
 */
export function expectedOf(done: BeforeNow, asked: readonly BeforeNow[]): Expected | null {
  const { before } = done;
  const known = asked.map((row) => sumOf(row.before));
  const askedNow = asked.reduce((sum, row) => sum + row.now, 0);
  if (known.every((sum) => sum === 0) || askedNow === 0) return null;
  const perRequest = fitted(before, asked, known);
  let expected = 0;
  let chance = 0.25;
  let misfit = 1;
  let seen = 2;
  for (let at = 0; at < before.length; at++) {
    let told = 0;
    for (let index = 0; index < asked.length; index++)
      told += (perRequest[index] ?? 0) * (asked[index]?.before[at] ?? 0);
    const count = before[at] ?? 0;
    if (told <= 0 && count <= 0) continue;
    misfit += (count - told) ** 2 / (told + 0.5);
    seen += 1;
  }
  const stray = Math.min(MOST_STRAY, Math.max(LEAST_STRAY, misfit / seen));
  for (const [index, row] of asked.entries()) {
    const own = (perRequest[index] ?? 0) * row.now;
    const times = known[index] ?? 0;
    expected += own;
    // By chance now, by chance then, and what a request that was hardly seen before may yet do.
    chance += stray * own * (1 + row.now / Math.max(1, times)) + (0.5 * row.now ** 2) / (times ** 2 + 1);
  }
  const distance = Math.max(0, Math.abs(done.now - expected) - 0.5);
  return {
    expected,
    now: done.now,
    shift: (Math.sign(done.now - expected) * distance) / Math.sqrt(chance + (NO_DIFFERENCE * expected) ** 2),
  };
}

/** Fewer counts, or in fewer stretches, show no rule. */
const [LEAST_RULED, LEAST_STRETCHES] = [6, 3];
/** So much of the counts may break a rule. */
const EXCEPTIONS = 0.06;

/**
 * What else the service does at the same time foretells it too: of two things that always came as often as each other,
 * one does not. The median over all that came as often, but for itself; null where nothing did.
 */
export function expectedBeside(done: BeforeNow, beside: readonly BeforeNow[]): Expected | null {
  const all = sumOf(done.before);
  if (all < LEAST_RULED) return null;
  const told: Expected[] = [];
  for (const other of beside) {
    if (other === done || other.now === 0) continue;
    const breaks = breaksOf(done.before, other.before, EXCEPTIONS * all);
    if (breaks === null) continue;
    const expected = other.now;
    const distance = Math.max(0, Math.abs(done.now - expected) - 0.5);
    const stray = Math.max(LEAST_STRAY, (1 + breaks) / (2 + all));
    const chance = 0.25 + stray * expected * (1 + expected / all) + (NO_DIFFERENCE * expected) ** 2;
    const shift = (Math.sign(done.now - expected) * distance) / Math.sqrt(chance);
    told.push({ expected, now: done.now, shift });
  }
  return told.toSorted((one, other) => one.shift - other.shift)[Math.floor(told.length / 2)] ?? null;
}

/** By how many two things did not come as often as each other; null for too many, or where they hardly came. */
function breaksOf(one: Float64Array, other: Float64Array, most: number): number | null {
  let breaks = 0;
  let stretches = 0;
  for (let at = 0; at < one.length; at++) {
    const count = one[at] ?? 0;
    const own = other[at] ?? 0;
    if (count <= 0 && own <= 0) continue;
    breaks += Math.abs(count - own);
    if (breaks > most) return null;
    stretches += 1;
  }
  return stretches < LEAST_STRETCHES ? null : breaks;
}

/** How many for each request, none below zero: least squares by coordinates, leaning on the mean over all. */
function fitted(before: Float64Array, asked: readonly BeforeNow[], known: readonly number[]): number[] {
  const all = known.reduce((sum, own) => sum + own, 0);
  const mean = sumOf(before) / all;
  const perRequest = asked.map(() => mean);
  if (mean === 0) return perRequest;
  const rest = new Float64Array(before.length);
  for (const row of asked)
    for (let at = 0; at < rest.length; at++) rest[at] = (rest[at] ?? 0) + mean * (row.before[at] ?? 0);
  for (let at = 0; at < rest.length; at++) rest[at] = (before[at] ?? 0) - (rest[at] ?? 0);
  const squares = asked.map((row) => productOf(row.before, row.before));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let index = 0; index < asked.length; index++) {
      const counts = asked[index]?.before;
      const square = squares[index] ?? 0;
      if (square === 0 || counts === undefined) continue;
      const old = perRequest[index] ?? 0;
      const next = Math.max(0, old + productOf(rest, counts) / (square + 1));
      if (next === old) continue;
      moved = Math.max(moved, Math.abs(next - old));
      perRequest[index] = next;
      for (let at = 0; at < rest.length; at++) rest[at] = (rest[at] ?? 0) - (next - old) * (counts[at] ?? 0);
    }
    if (moved < SETTLED * mean) break;
  }
  return perRequest;
}

function productOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) sum += counts[at] ?? 0;
  return sum;
}
