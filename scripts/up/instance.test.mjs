import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startOf } from "../process/identity.mjs";
import { alreadyRunning, claim } from "./instance.mjs";

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parallax-instance-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const ORIGIN = "http://localhost:3000";

describe("a data directory", () => {
  it("is one command's at a time, which a second one names", () => {
    const mine = claim(folder, ORIGIN);
    expect(mine.recovered).toBe(false);
    expect(() => claim(folder, ORIGIN)).toThrow(/is being started on this data by another command/);
    mine.announce();
    expect(() => claim(folder, ORIGIN)).toThrow(/already runs on this data, at http:\/\/localhost:3000/);
    mine.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(claim(folder, ORIGIN).recovered).toBe(false);
  });

  it.each([
    ["a process that is gone", { pid: 2 ** 22 + 1, start: "1" }],
    ["a pid that another process has by now", { pid: process.pid, start: `not ${startOf(process.pid)}` }],
  ])("is taken over from %s", (_, left) => {
    writeFileSync(join(folder, "up.json"), JSON.stringify({ ...left, origin: ORIGIN, ready: true }));
    expect(claim(folder, ORIGIN).recovered).toBe(true);
  });

  it("is taken over where the record is half written", () => {
    writeFileSync(join(folder, "up.json"), `{"pid": 1`);
    expect(claim(folder, ORIGIN).recovered).toBe(true);
  });
});

it("tells how to stop the other one", () => {
  const sentence = alreadyRunning({ pid: 77, start: "1", origin: ORIGIN, ready: true });
  expect(sentence).toContain("`kill 77`");
  expect(sentence).toContain("--data-dir");
});
