import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { deleteData, directoryAdvice, logFile, openDataDirectory, readSecret } from "./data-directory.mjs";

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parallax-data-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("the data directory", () => {
  it("is made with all that leads to it", () => {
    const deep = join(folder, "a", "b");
    openDataDirectory(deep);
    expect(statSync(join(deep, "logs")).isDirectory()).toBe(true);
  });

  it("must be a directory that can exist", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => openDataDirectory(join(folder, "file"))).toThrow(/is not a directory: move that file away/);
    expect(() => openDataDirectory("/dev/null/data")).toThrow(/is not a directory/);
  });

  it("keeps one secret, for this user only", () => {
    const secret = readSecret(folder);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readSecret(folder)).toBe(secret);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  });

  it("puts a long log aside", () => {
    openDataDirectory(folder);
    const file = logFile(folder, "web");
    writeFileSync(file, "short");
    logFile(folder, "web");
    expect(existsSync(file)).toBe(true);
    truncateSync(file, 30_000_000);
    logFile(folder, "web");
    expect([existsSync(file), existsSync(`${file}.old`)]).toEqual([false, true]);
  });

  it("loses only Parallax's own data to a reset", () => {
    for (const name of ["postgres", "photos"]) mkdirSync(join(folder, name));
    readSecret(folder);
    deleteData(folder);
    expect(["postgres", "secret", "photos"].map((name) => existsSync(join(folder, name)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

it.each([
  ["EACCES", /cannot be read and written by ada: run `chown -R ada \/data`/],
  ["EROFS", /is on a read-only disk/],
  ["ENOTDIR", /is not a directory/],
  ["ENOSPC", /The disk of \/data is full/],
  ["EIO", /cannot be used \(EIO: oh no\)/],
])("says what to do about %s", (code, sentence) => {
  const error = Object.assign(new Error(`${code}: oh no`), { code });
  expect(directoryAdvice(error, "/data", "ada")).toMatch(sentence);
});
