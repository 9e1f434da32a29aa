/** Memory of this process in KiB: what the operating system counts, and what V8 does. */
export type Memory = { residentKib: number; heapKib: number };

const MOST_ROUNDS = 60;
const STEADY_ROUNDS = 5;
/** A share of the whole: less than this is no change. */
const STEADY = 0.002;

/** Reads it once what is garbage has gone and pages given back have been taken. Needs --expose-gc. */
export async function settledMemory(): Promise<Memory> {
  let last = process.memoryUsage().rss;
  for (let round = 0, steady = 0; round < MOST_ROUNDS && steady < STEADY_ROUNDS; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { rss } = process.memoryUsage();
    steady = Math.abs(rss - last) < STEADY * rss ? steady + 1 : 0;
    last = rss;
  }
  const { heapUsed, external } = process.memoryUsage();
  return { residentKib: last / 1_024, heapKib: (heapUsed + external) / 1_024 };
}

/** The larger of both differences, for each of `count`: either alone may hide a part. */
export function kibForEach(before: Memory, after: Memory, count: number): number {
  return Math.max(after.residentKib - before.residentKib, after.heapKib - before.heapKib) / count;
}
