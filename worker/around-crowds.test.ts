import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Method } from "@/lib/server/remote-calls";

import { aroundCrowds } from "./around-crowds";

const QUIET_MS = 100;
const { signal } = new AbortController();

let done: string[];
let settle: ((failed: boolean) => void)[];
let method: Method;

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  settle = [];
  const work: Method = (input) =>
    new Promise((resolve, reject) => {
      done.push(`call ${String(input)}`);
      settle.push((failed) => (failed ? reject(new Error("failed")) : resolve({ answer: input, depth: 0 })));
    });
  const note = (what: string) => () => void done.push(what);
  method = aroundCrowds(work, { begin: note("begin"), end: note("end"), quietMs: QUIET_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

it("begins once for calls side by side and shortly after each other, and ends after the last, also where it fails", async () => {
  const both = [method(1, signal), method(2, signal)];
  settle[0]?.(false);
  expect(await both[0]).toEqual({ answer: 1, depth: 0 });
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  settle[1]?.(true);
  await expect(both[1]).rejects.toThrow("failed");
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
  const next = method(3, signal);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  settle[2]?.(false);
  await next;
  expect(done).toEqual(["begin", "call 1", "call 2", "call 3"]);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(done.at(-1)).toBe("end");
});

it("begins anew after it ended", async () => {
  for (const input of [1, 2]) {
    const called = method(input, signal);
    settle.at(-1)?.(false);
    await called;
    await vi.advanceTimersByTimeAsync(QUIET_MS);
  }
  expect(done).toEqual(["begin", "call 1", "end", "begin", "call 2", "end"]);
});
