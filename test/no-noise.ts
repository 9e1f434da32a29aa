import { afterEach, assert, beforeEach } from "vitest";

/**
 * A test that logs an error or a warning fails: what nobody reads hides what somebody must. A test that expects one
 * replaces the method with a spy of its own, and asserts on it.
 */
const LEVELS = ["error", "warn"] as const;

let restore: (() => void)[] = [];
let noise: unknown[][] = [];

beforeEach(() => {
  noise = [];
  restore = LEVELS.map((level) => {
    const original = console[level];
    console[level] = (...args: unknown[]) => {
      noise.push([level, ...args]);
      original(...args);
    };
    return () => {
      console[level] = original;
    };
  });
});

afterEach(() => {
  for (const undo of restore) undo();
  assert.deepEqual(noise, [], "calls of console.error and console.warn");
});
