import { expect, it } from "vitest";

import { sharedWords } from "./change-words";
import { madeChange } from "./testing/made-change";

const FAILING = {
  words: new Map([
    ["quota", 1],
    ["order", 0.5],
    ["shelf", 1],
  ]),
  names: new Set(["shelf_id", "limits.go"]),
};

const changed = (id: string, line: string, file = "a.go") =>
  madeChange({ id, files: [file], diff: `@@ -1 +1 @@\n-${line}\n+other` });

it("is closer the more telling words are shared, and the fewer changes say them", () => {
  const [quota, order, none] = sharedWords(
    [changed("a", "quota + 1"), changed("b", "order + 1"), changed("c", "plain")],
    FAILING,
  );
  expect(quota?.closeness).toBeGreaterThan(order?.closeness ?? 0);
  expect(order?.closeness).toBeGreaterThan(0);
  expect(none?.closeness).toBe(0);
  const [common] = sharedWords(
    [1, 2, 3].map((at) => changed(`${at}`, "quota + 1")),
    FAILING,
  );
  expect(common?.closeness).toBeLessThan(quota?.closeness ?? 0);
});

it("finds names of fields and files as they are written", () => {
  const [field, file, neither] = sharedWords(
    [
      changed("a", 'x `json:"shelf_id"`'),
      changed("b", "n", "pkg/limits.go"),
      changed("c", "shelf id limits"),
    ],
    FAILING,
  );
  expect(field?.names).toEqual(["shelf_id"]);
  expect(file?.names).toEqual(["limits.go"]);
  expect(neither?.names).toEqual([]);
});

it("reads what only logs, moves or comments as nothing", () => {
  const diff = '@@ -1 +1 @@\n-log.Info("quota")\n+// quota\n+log.Warn("shelf")';
  expect(sharedWords([madeChange({ files: ["a.go"], diff })], FAILING)[0]?.words).toEqual([]);
});

it("reads the title of a change of which nothing else is known", () => {
  expect(sharedWords([madeChange({ title: "quota_v2 off->on" })], FAILING)[0]?.words).toEqual(["quota"]);
});
