import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { restartDelayMs, supervise } from "./supervise.mjs";

/** A service that ends when it is told to, or by itself. */
function fakeService() {
  const { exited, end } = promiseWithEnd();
  const calls = { stop: 0, kill: 0 };
  const finish = (/** @type {"stop" | "kill"} */ how) => () => {
    calls[how] += 1;
    end({ code: 0, how: "exit 0" });
    return exited;
  };
  const crash = () => end({ code: 1, how: "exit 1" });
  return { calls, crash, exited, stop: finish("stop"), kill: finish("kill") };
}

/** @typedef {import("../process/keep.mjs").Ended} Ended */
/** @typedef {{ exited: Promise<Ended>, end: (ended: Ended) => void }} PromiseWithEnd */

/** @returns {PromiseWithEnd} */
function promiseWithEnd() {
  const made = { end: (/** @type {Ended} */ _ended) => {} };
  /** @type {Promise<Ended>} */
  const exited = new Promise((resolve) => {
    made.end = resolve;
  });
  return { exited, end: (ended) => made.end(ended) };
}

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await sleep(1);
}

const QUICK = { name: "The worker", stopLimitMs: 1000, delayMs: () => 1 };

describe("a supervised service", () => {
  it("is started again when it ends, and says so", async () => {
    const first = fakeService();
    const second = fakeService();
    /** @type {string[]} */
    const said = [];
    const { stop } = supervise({
      ...QUICK,
      first,
      restart: () => Promise.resolve(second),
      say: (text) => said.push(text),
    });
    first.crash();
    await until(() => said.length === 2);
    expect(said).toEqual([
      "The worker ended (exit 1): starting it again in 0.0 s.",
      "The worker works again.",
    ]);
    await stop();
    expect([first.calls.stop, second.calls.stop]).toEqual([0, 1]);
  });

  it("is tried until it starts", async () => {
    const first = fakeService();
    const last = fakeService();
    /** @type {string[]} */
    const said = [];
    let attempts = 0;
    const { stop } = supervise({
      ...QUICK,
      first,
      restart: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error("port taken");
        return last;
      },
      say: (text) => said.push(text),
    });
    first.crash();
    await until(() => said.at(-1) === "The worker works again.");
    expect(said.filter((text) => text === "The worker did not start: port taken")).toHaveLength(2);
    await stop();
    expect(last.calls.stop).toBe(1);
  });

  it("stays ended once it is stopped, even where it was just being started", async () => {
    const first = fakeService();
    const late = fakeService();
    /** @type {AbortSignal | undefined} */
    let given;
    const { stop } = supervise({
      ...QUICK,
      first,
      restart: async (stopping) => {
        given = stopping;
        await until(() => stopping.aborted);
        return late;
      },
      say: () => undefined,
    });
    first.crash();
    await until(() => given !== undefined);
    await stop();
    expect(late.calls.stop).toBe(1);
  });

  it("is killed where it does not stop in time", async () => {
    const first = fakeService();
    const deaf = { ...first, stop: () => first.exited };
    await supervise({
      ...QUICK,
      stopLimitMs: 5,
      first: deaf,
      restart: () => Promise.resolve(deaf),
      say: () => undefined,
    }).stop();
    expect(first.calls.kill).toBe(1);
  });
});

it("waits longer after each failure, up to half a minute", () => {
  expect([1, 2, 3, 7, 20].map(restartDelayMs)).toEqual([500, 1000, 2000, 30_000, 30_000]);
});
