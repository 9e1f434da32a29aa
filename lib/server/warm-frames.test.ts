import { setTimeout as delay } from "node:timers/promises";

import { expect, it } from "vitest";

import { warmFrames } from "./warm-frames";

const KEPT = { minutes: 1, bytes: 8 };

/** Resolves with the first so many rounds, each with what it was told; rounds end when the test says so. */
function createRounds() {
  const rounds: { nowUs: number; signal: AbortSignal; end: () => void; fail: () => void }[] = [];
  const builder = {
    warm: (nowUs: number, signal: AbortSignal) =>
      new Promise<typeof KEPT>((resolve, reject) => {
        const fail = () => reject(new Error("no store"));
        signal.addEventListener("abort", fail);
        rounds.push({ nowUs, signal, end: () => resolve(KEPT), fail });
      }),
  };
  async function nth(count: number) {
    while (rounds.length < count) await delay(1);
    return rounds[count - 1];
  }
  return { rounds, builder, nth };
}

it("begins at once, and again when a round is over, be it that it failed", async () => {
  const { rounds, builder, nth } = createRounds();
  const errors: unknown[] = [];
  const stop = warmFrames({ builder, onError: (error) => errors.push(error), everyMs: 1, nowMs: () => 5 });
  expect((await nth(1))?.nowUs).toBe(5_000);
  await delay(10);
  expect(rounds).toHaveLength(1);
  rounds[0]?.fail();
  (await nth(2))?.end();
  await nth(3);
  stop();
  expect(errors).toEqual([new Error("no store")]);
});

it("ends with the round that is going on, which is no failure", async () => {
  const { rounds, builder, nth } = createRounds();
  const errors: unknown[] = [];
  const stop = warmFrames({ builder, onError: (error) => errors.push(error), everyMs: 1 });
  const first = await nth(1);
  stop();
  expect(first?.signal.aborted).toBe(true);
  await delay(10);
  expect(rounds).toHaveLength(1);
  expect(errors).toEqual([]);
});
