import { describe, expect, it } from "vitest";

import type { TelemetryWindow } from "@/lib/telemetry/source";

import { createKeptParts, fullMinutes } from "./kept-parts";

const MINUTE_US = 60_000_000;
const at = (minutes: number) => minutes * MINUTE_US;
const windowOf = (from: number, to: number): TelemetryWindow => ({ fromUs: at(from), toUs: at(to) });
const { signal: never } = new AbortController();

/** Parts that say when they begin, in minutes; of eight bytes each. */
function createMinutes(mostBytes = 1_000_000) {
  const reads: number[][] = [];
  const kept = createKeptParts(async (stretches: readonly TelemetryWindow[]) => {
    reads.push(stretches.map(({ fromUs }) => fromUs / MINUTE_US));
    return stretches.map(({ fromUs }) => Float64Array.of(fromUs / MINUTE_US));
  }, mostBytes);
  /** Where parts begin, and which were read for it. */
  async function ask(window: TelemetryWindow, versions: readonly number[]) {
    reads.length = 0;
    const parts = await kept.of(window, Float64Array.from(versions), never);
    return { parts: parts.map(([from]) => from), reads: [...reads] };
  }
  return { ask, kept };
}

describe("a window", () => {
  it("is read as a whole, and then only where it is no full minute", async () => {
    const { ask, kept } = createMinutes();
    const parts = [0.5, 1, 2, 3];
    expect(await ask(windowOf(0.5, 3.25), [7, 7])).toEqual({ parts, reads: [parts] });
    expect(await ask(windowOf(0.5, 3.25), [7, 7])).toEqual({ parts, reads: [[0.5], [3]] });
    expect(await ask(windowOf(1, 3), [7, 7])).toEqual({ parts: [1, 2], reads: [] });
    expect([kept.minutes(), kept.bytes()]).toEqual([2, 16]);
  });

  it("has those minutes read again that have changed", async () => {
    const { ask } = createMinutes();
    await ask(windowOf(0, 6), [1, 1, 1, 1, 1, 1]);
    expect(await ask(windowOf(0, 6), [1, 2, 2, 1, 1, 3])).toEqual({
      parts: [0, 1, 2, 3, 4, 5],
      reads: [[1, 2], [5]],
    });
    expect((await ask(windowOf(0, 6), [1, 2, 2, 1, 1, 3])).reads).toEqual([]);
  });

  it("of less than a minute, or of very many, is one part that is not kept", async () => {
    const { ask, kept } = createMinutes();
    for (const window of [windowOf(0.25, 0.75), windowOf(0.5, 1.5), windowOf(0, 100_000)])
      expect((await ask(window, [])).reads).toEqual([[window.fromUs / MINUTE_US]]);
    expect(kept.minutes()).toBe(0);
  });

  it("that reads in vain keeps nothing, and is read again", async () => {
    let fails = true;
    const kept = createKeptParts(async (stretches: readonly TelemetryWindow[]) => {
      if (fails) throw new Error("no such rows");
      return stretches.map(() => new Float64Array(1));
    }, 1_000);
    await expect(kept.of(windowOf(0, 2), Float64Array.of(1, 1), never)).rejects.toThrow("no such rows");
    fails = false;
    expect(await kept.of(windowOf(0, 2), Float64Array.of(1, 1), never)).toHaveLength(2);
  });
});

describe("where there is too little room", () => {
  it("what was asked for the longest time ago goes", async () => {
    const { ask, kept } = createMinutes(4 * 8);
    await ask(windowOf(0, 3), [1, 1, 1]);
    await ask(windowOf(0, 1), [1]);
    await ask(windowOf(10, 12), [1, 1]);
    expect(kept.bytes()).toBe(32);
    expect((await ask(windowOf(0, 3), [1, 1, 1])).reads).toEqual([[1]]);
  });

  it("a window that needs more keeps some of its own, the same each time", async () => {
    const { ask, kept } = createMinutes(3 * 8);
    await ask(windowOf(0, 5), [1, 1, 1, 1, 1]);
    expect((await ask(windowOf(0, 5), [1, 1, 1, 1, 1])).reads).toEqual([[3, 4]]);
    expect((await ask(windowOf(0, 5), [1, 1, 1, 1, 1])).reads).toEqual([[3, 4]]);
    expect(kept.bytes()).toBe(24);
  });
});

it("full minutes lie within a window", () => {
  expect(fullMinutes(windowOf(0.5, 3.5))).toEqual(windowOf(1, 3));
  expect(fullMinutes(windowOf(1, 3))).toEqual(windowOf(1, 3));
  expect(fullMinutes(windowOf(1.2, 1.8))).toEqual(windowOf(2, 2));
  expect(fullMinutes({ fromUs: 0, toUs: Infinity })).toEqual({ fromUs: 0, toUs: 0 });
});
