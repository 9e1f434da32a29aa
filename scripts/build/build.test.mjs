import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { run } from "../process/run.mjs";
import { PROJECT_ROOT } from "../root.mjs";
import { BUILD_INPUTS, fingerprint } from "./sources.mjs";
import { freshness, readStamp, stamped } from "./stamp.mjs";
import { leavingUntouched } from "./untouched.mjs";

/** What is in the project and in no build. What is new must be put here or among the build's inputs. */
const NOT_BUILT = new Set([
  ".ci",
  ".dependency-cruiser.cjs",
  ".gitignore",
  ".oxfmtrc.json",
  ".oxlintrc.json",
  "LICENSE",
  "README.md",
  "bench",
  "docs",
  "e2e",
  "knip.json",
  "playwright.config.ts",
  "prisma",
  "prisma.config.ts",
  "samples",
  "proxy.test.ts",
  "scripts",
  "test",
  "vitest.config.ts",
]);

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parallax-build-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("the fingerprint of the sources", () => {
  it("changes with content, names and place, and with nothing else", () => {
    write("lib/a.ts", "one");
    write("lib/deep/b.ts", "two");
    const first = fingerprint(folder);
    write("lib/a.test.ts", "a test is in no build");
    write("docs/notes.md", "nor is a document");
    expect(fingerprint(folder)).toBe(first);
    write("lib/a.ts", "three");
    expect(fingerprint(folder)).not.toBe(first);
    write("lib/a.ts", "one");
    expect(fingerprint(folder)).toBe(first);
    write("lib/deep/c.ts", "");
    expect(fingerprint(folder)).not.toBe(first);
  });

  it("covers everything of the project that is built", async () => {
    const { output } = await run(["git", "ls-files"], { cwd: PROJECT_ROOT });
    const names = new Set(
      output
        .trim()
        .split("\n")
        .map((path) => path.split("/")[0] ?? ""),
    );
    const unknown = [...names].filter((name) => !NOT_BUILT.has(name) && !BUILD_INPUTS.includes(name));
    expect(unknown).toEqual([]);
  });
});

const file = () => join(folder, "dist", "stamp.json");

describe("a stamp", () => {
  it("says what can be trusted", () => {
    expect(freshness(undefined, "a")).toBe("missing");
    expect(freshness({ state: "working", fingerprint: "a" }, "a")).toBe("cut off");
    expect(freshness({ state: "done", fingerprint: "a" }, "b")).toBe("stale");
    expect(freshness({ state: "done", fingerprint: "a" }, "a")).toBe("fresh");
  });

  it("tells the truth while the work runs, after it, and after it failed", async () => {
    await stamped(file(), "a", async () => {
      expect(freshness(readStamp(file()), "a")).toBe("cut off");
    });
    expect(freshness(readStamp(file()), "a")).toBe("fresh");
    await expect(stamped(file(), "b", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(readdirSync(join(folder, "dist"))).toEqual([]);
  });

  it("that is half written is none", () => {
    write("dist/stamp.json", `{"state": "do`);
    expect(readStamp(file())).toBeUndefined();
  });
});

it("leaves a file as it was, whatever the work does to it", async () => {
  write("tsconfig.json", "{ }");
  const path = join(folder, "tsconfig.json");
  const meddle = async () => {
    writeFileSync(path, "{ mine }");
    throw new Error("failed after all");
  };
  await expect(leavingUntouched(path, meddle)).rejects.toThrow("failed after all");
  expect(readFileSync(path, "utf8")).toBe("{ }");
});
