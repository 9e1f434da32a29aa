import { describe, expect, it } from "vitest";

import { PLANTED_FILES, unseenRules } from "../boundaries/planted.mjs";
import { installedBrowser } from "./browser.mjs";
import { pickParts } from "./main.mjs";
import { countPlaywright, countVitest, summarise, withoutBlindSpots } from "./results.mjs";

const GOOD = { passed: 3, failed: 0, skipped: 0, output: "" };

describe("counting", () => {
  it("takes each test as one, and a file that broke before its tests as one that failed", () => {
    const testResults = [
      { status: "passed", assertionResults: [{ status: "passed" }, { status: "skipped" }] },
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "failed", assertionResults: [] },
    ];
    expect(countVitest({ testResults })).toEqual({ passed: 2, failed: 2, skipped: 1 });
  });

  it("takes a story that only passed at its second try as failed", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it("believes neither an empty run nor a tool that failed beside its tests", () => {
    expect(withoutBlindSpots(GOOD, 0)).toBe(GOOD);
    expect(withoutBlindSpots(GOOD, 1).failed).toBe(1);
    expect(withoutBlindSpots({ ...GOOD, passed: 0 }, 0)).toMatchObject({
      failed: 1,
      output: "\nno test ran\n",
    });
  });
});

it("sums up in a table, and in a last line", () => {
  const rows = [
    { name: "lint", outcome: { ...GOOD, passed: 1 }, ms: 1234 },
    { name: "unit", outcome: { passed: 10, failed: 2, skipped: 0, output: "" }, ms: 61_000 },
    { name: "e2e", outcome: { ...GOOD, skipped: 1 }, ms: 100 },
  ];
  expect(summarise(rows).split("\n")).toEqual([
    "part  result         passed  failed    time",
    "lint  ok                  1       0   1.2 s",
    "unit  FAILED             10       2  61.0 s",
    "e2e   ok, 1 skipped       3       0   0.1 s",
    "",
    "14 passed, 2 failed",
  ]);
});

describe("the parts", () => {
  it("run in their order, whatever order they are named in", () => {
    expect(pickParts(["unit", "lint"]).map(({ name }) => name)).toEqual(["lint", "unit"]);
    expect(pickParts([]).map(({ name }) => name)).toContain("e2e");
  });

  it("are listed where one is named that there is not", () => {
    expect(() => pickParts(["units"])).toThrow(/There is no part "units": the parts are format, /);
  });
});

it("names the import rules that saw nothing", () => {
  const rules = [{ name: "one" }, { name: "two" }];
  expect(unseenRules(rules, [{ rule: { name: "two" } }, { rule: { name: "two" } }])).toEqual(["one"]);
  expect(Object.keys(PLANTED_FILES).length).toBeGreaterThan(rules.length);
});

it("takes the browser it is told, else one on the path that can be run", () => {
  expect(installedBrowser({ CHROMIUM: "/opt/chromium" })).toBe("/opt/chromium");
  expect(installedBrowser({ PATH: "/nowhere" })).toBeUndefined();
});
