import { afterEach, describe, expect, it, vi } from "vitest";

import { createSteps, formatDuration } from "./steps.mjs";

/** @param {boolean} isTTY */
function record(isTTY) {
  const times = [0, 1234];
  const written = { text: "" };
  const screen = { isTTY, write: (/** @type {string} */ text) => (written.text += text) };
  const steps = createSteps({ screen, now: () => times.shift() ?? 0, colour: false });
  return { steps, written };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("the steps of a start", () => {
  it("are one plain line each where nobody watches, with what was found on the way after it", async () => {
    const { steps, written } = record(false);
    const value = await steps.step("Database", "starting", async (report) => {
      steps.note("Something was mended.");
      report("on port 1");
      return 7;
    });
    expect(value).toBe(7);
    expect(written.text).toBe(
      `  ✓ Database        on port 1                                  1.2 s\n  ! Something was mended.\n`,
    );
  });

  it("say where nobody watches that a long one has begun, and of a short one nothing", async () => {
    vi.useFakeTimers();
    const { steps, written } = record(false);
    const build = steps.step("Build", "building", () => new Promise((done) => setTimeout(done, 3_000)));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(written.text).toBe("");
    await vi.advanceTimersByTimeAsync(1);
    expect(written.text).toBe("  · Build           building…\n");
    await vi.advanceTimersByTimeAsync(1_000);
    await build;
    await steps.step("Client", "generating", async (report) => report("up to date"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written.text.match(/building|generating/g)).toEqual(["building"]);
  });

  it("show on a terminal what runs, and put the result in its place", async () => {
    const { steps, written } = record(true);
    await steps.step("Build", "building", async (report) => report("done"));
    const [running, done] = written.text.split("\r\u001B[2K");
    expect(running).toBe("  · Build           building…");
    expect(done).toMatch(/^ {2}✓ Build {11}done .*\n$/);
  });

  it("mark what failed, and pass the failure on", async () => {
    const { steps, written } = record(false);
    await expect(steps.step("Build", "building", () => Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
    await steps.step("lint", "running", async (report) => report("1 failed", false));
    expect(written.text.split("\n").map((line) => line.slice(0, 12).trim())).toEqual([
      "✗ Build",
      "✗ lint",
      "",
    ]);
  });
});

it.each([
  [40, "0.0 s"],
  [950, "0.9 s"],
  [9_940, "9.9 s"],
  [9_960, "10 s"],
  [59_400, "59 s"],
  [125_000, "2 min 05 s"],
])("%i ms reads %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
