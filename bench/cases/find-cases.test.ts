import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { findCases, firstOfEach } from "./find-cases";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "parallax-sets-"));
  for (const folder of ["two/b", "two/a", "one/c", "one/_shared", "empty"])
    await mkdir(join(root, folder), { recursive: true });
  for (const folder of ["two/b", "two/a", "one/c", "one/_shared"])
    await writeFile(join(root, folder, "case.json"), "{}");
  await writeFile(join(root, "README.md"), "");
  await symlink(join(root, "two"), join(root, "zlinked"));
  await symlink(join(root, "nowhere"), join(root, "broken"));
});
afterAll(() => rm(root, { recursive: true }));

const namesOf = async (folder: string) =>
  (await findCases(folder)).map(({ case: name, set }) => `${set}: ${name}`);

it("finds cases in a folder of sets, in order", async () => {
  expect(await namesOf(root)).toEqual([
    "one: one/c",
    "two: two/a",
    "two: two/b",
    "zlinked: zlinked/a",
    "zlinked: zlinked/b",
  ]);
});

it("finds the cases of a set, and a case itself", async () => {
  expect(await namesOf(join(root, "two"))).toEqual(["two: a", "two: b"]);
  expect(await namesOf(join(root, "two", "a"))).toEqual(["two: a"]);
  expect(await namesOf(join(root, "empty"))).toEqual([]);
});

it("takes the first of each set", async () => {
  const first = firstOfEach(await findCases(root), 1);
  expect(first.map(({ case: name }) => name)).toEqual(["one/c", "two/a", "zlinked/a"]);
});
