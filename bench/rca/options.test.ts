import { expect, it } from "vitest";

import { parseRcaOptions } from "./options";

it("reads where cases lie and how they are judged", () => {
  expect(parseRcaOptions(["--cases", "x"])).toEqual({
    ok: true,
    value: {
      cases: "x",
      out: null,
      score: false,
      truth: null,
      misses: false,
      json: false,
      first: Number.POSITIVE_INFINITY,
      jobs: 1,
    },
  });
  expect(parseRcaOptions(["--cases=x", "--out", "y", "--score", "--jobs", "2"])).toMatchObject({
    value: { out: "y", score: true, jobs: 2 },
  });
});

it.each([
  [],
  ["--cases"],
  ["--cases", "x", "--jobs", "0"],
  ["--cases", "x", "--jobs", "many"],
  ["--cases", "x", "--first", "0"],
  ["--what"],
])("refuses %j", (...argv) => {
  expect(parseRcaOptions(argv)).toMatchObject({ ok: false });
});
