import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { noticeWork } from "./noticed-work";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("tells when work begins, and when there has been none for a while", async () => {
  const told: boolean[] = [];
  const { noticed } = noticeWork((isWorking) => told.push(isWorking), 1_000);
  const ends: (() => void)[] = [];
  const work = noticed((name: string) => new Promise<string>((resolve) => ends.push(() => resolve(name))));
  const [one, other] = [work("one"), work("other")];
  expect(told).toEqual([true]);
  ends[0]?.();
  expect(await one).toBe("one");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([true]);
  ends[1]?.();
  await other;
  await vi.advanceTimersByTimeAsync(999);
  const third = work("third");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([true]);
  ends[2]?.();
  await third;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([true, false]);
});

it("ends with work that fails", async () => {
  const told: boolean[] = [];
  const { noticed } = noticeWork((isWorking) => told.push(isWorking), 0);
  await expect(noticed(() => Promise.reject(new Error("in vain")))()).rejects.toThrow("in vain");
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([true, false]);
});
