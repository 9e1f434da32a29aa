import { expect, it } from "vitest";

import type { KnownChange } from "@/lib/wire/change-desk-port";

import { createChangeDesk } from "./change-desk";

const BEGIN_MS = Date.UTC(2026, 2, 1);
const change = (changeId: string, second: number): KnownChange => ({
  changeId,
  kind: "deploy",
  title: changeId,
  changedAt: new Date(BEGIN_MS + second * 1_000).toISOString(),
});
const always = { fromMs: -Infinity, toMs: Infinity };
const ids = (changes: readonly KnownChange[]) => changes.map(({ changeId }) => changeId);

it("gives what was changed in a stretch of time, oldest first, kinds apart", async () => {
  const desk = createChangeDesk();
  await desk.keep([change("c", 30), change("a", 10), change("b", 20)], "sample");
  await desk.keep([change("ours", 20)], "real");
  expect(ids(await desk.between("sample", always))).toEqual(["a", "b", "c"]);
  const span = { fromMs: BEGIN_MS + 11_000, toMs: BEGIN_MS + 30_000 };
  expect(ids(await desk.between("sample", span))).toEqual(["b", "c"]);
  desk.forget("sample");
  expect(await desk.between("sample", always)).toEqual([]);
  expect(ids(await desk.between("real", always))).toEqual(["ours"]);
});

it("says which it did not know, and keeps what was said first", async () => {
  const desk = createChangeDesk();
  expect(ids(await desk.keep([change("a", 1), change("b", 2)], "sample"))).toEqual(["a", "b"]);
  expect(ids(await desk.keep([change("b", 9), change("c", 3)], "sample"))).toEqual(["c"]);
  expect(ids(await desk.between("sample", always))).toEqual(["a", "b", "c"]);
});

it("forgets the oldest where there are too many", async () => {
  const desk = createChangeDesk();
  await desk.keep(
    Array.from({ length: 1_001 }, (_, index) => change(`c${index}`, 2_000 - index)),
    "sample",
  );
  const kept = ids(await desk.between("sample", always));
  expect(kept).toHaveLength(1_000);
  expect(kept).not.toContain("c1000");
});
