import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { inParallel } from "./in-parallel";

describe("inParallel", () => {
  it("gives results in the order of the items, and never runs more than the limit", async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 1, 3, 0, 2], 2, async (ms) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(ms);
      running -= 1;
      return ms * 10;
    });
    expect(results).toEqual([50, 10, 30, 0, 20]);
    expect(most).toBe(2);
  });

  it("begins nothing after a rejection, and passes it on once what runs has ended", async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const running = inParallel([0, 1, 2, 3], 2, async (item) => {
      begun.push(item);
      if (item === 0) throw new Error("no");
      await sleep(5);
      ended.push(item);
    });
    await expect(running).rejects.toThrow("no");
    expect({ begun, ended }).toEqual({ begun: [0, 1], ended: [1] });
  });
});
