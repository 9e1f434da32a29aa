import type { CountRow } from "./flow-rows";

/** How often something happened in the incident, and how often what was asked would have made it. */
export type Expected = {
  expected: number;
  now: number;
  /** Signed, in deviations by chance and by how well it was foretold before. */
  shift: number;
};

const ROUNDS = 30;

/**
 * What was asked foretells what is done: a sum of so many for each request of each kind, learned where nothing was
 * wrong. Null where nothing was asked, or nothing is known from before.
 */
export function expectedOf(done: CountRow, asked: readonly CountRow[]): Expected | null {
  const before = done.before;
  const totalAsked = asked.reduce((sum, row) => sum + row.before.reduce((all, count) => all + count, 0), 0);
  const askedNow = asked.reduce((sum, row) => sum + row.now, 0);
  if (totalAsked === 0 || askedNow === 0) return null;
  const perRequest = fitted(before, asked);
  const expected = asked.reduce((sum, row, at) => sum + (perRequest[at] ?? 0) * row.now, 0);
  let wrong = 0;
  let all = 0;
  for (let at = 0; at < before.length; at++) {
    const told = asked.reduce((sum, row, index) => sum + (perRequest[index] ?? 0) * (row.before[at] ?? 0), 0);
    wrong += Math.abs((before[at] ?? 0) - told);
    all += before[at] ?? 0;
  }
  // The share by which it was usually foretold wrong, and what chance adds where little was seen before.
  const error = all > 0 ? Math.min(1, wrong / all / Math.sqrt(Math.max(1, before.length))) : 0;
  const scarcity = askedNow / totalAsked;
  const variance = expected * (1 + scarcity) + (error * expected) ** 2 + 0.5 * (1 + scarcity);
  const distance = Math.max(0, Math.abs(done.now - expected) - 0.5);
  return {
    expected,
    now: done.now,
    shift: (Math.sign(done.now - expected) * distance) / Math.sqrt(variance),
  };
}

/** How many for each request, none below zero: least squares by coordinates, leaning on the mean over all. */
function fitted(before: Float64Array, asked: readonly CountRow[]): number[] {
  const all = asked.reduce((total, row) => total + sumOf(row.before), 0);
  const mean = sumOf(before) / all;
  const perRequest = asked.map(() => mean);
  const rest = before.map(
    (count, at) => count - asked.reduce((told, row) => told + mean * (row.before[at] ?? 0), 0),
  );
  const squares = asked.map((row) => row.before.reduce((total, count) => total + count * count, 0));
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, row] of asked.entries()) {
      const square = squares[index] ?? 0;
      if (square === 0) continue;
      const old = perRequest[index] ?? 0;
      let gradient = 0;
      for (let at = 0; at < before.length; at++) gradient += (rest[at] ?? 0) * (row.before[at] ?? 0);
      const next = Math.max(0, old + gradient / (square + 1));
      if (next === old) continue;
      perRequest[index] = next;
      for (let at = 0; at < before.length; at++)
        rest[at] = (rest[at] ?? 0) - (next - old) * (row.before[at] ?? 0);
    }
  return perRequest;
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
