import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { run } from "../process/run.mjs";
import { PROJECT_ROOT } from "../root.mjs";

const PLANTED = `export const now = Date.now();
export const born = new Date();
export const dice = Math.random();
export const id = crypto.randomUUID();
export const home = process.env.HOME;
export const then = new Date(0).getTime();
`;

/** @type {string} */
let folder;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parallax-lint-"));
  for (const name of [".oxlintrc.json", "tsconfig.json", "scripts", "node_modules"])
    symlinkSync(join(PROJECT_ROOT, name), join(folder, name));
  for (const place of ["lib/timeline", "lib/store"]) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, "planted.ts"), PLANTED);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

it("sees the clock, the dice and the environment in a pure folder, and there only", async () => {
  const { output } = await run([join(PROJECT_ROOT, "node_modules/.bin/oxlint"), "--format=unix", "lib"], {
    cwd: folder,
  });
  const found = output.split("\n").filter((line) => line.includes("makes this function depend"));
  expect(found.map((line) => /^(?:\.\/)?([\w/.]+):(\d+)/.exec(line)?.slice(1))).toEqual(
    [1, 2, 3, 4, 5].map((line) => ["lib/timeline/planted.ts", String(line)]),
  );
});
