import { expect, it } from "vitest";
import { bodyLines, plainLines } from "./plain-lines";

it("takes the signs of Markdown off and keeps every word", () => {
  const note = "**Still** open: *what* it waited for.\n\n| who | p99 |\n| --- | ---: |\n| cart | **34 ms** |";
  expect(plainLines(note)).toEqual(["Still open: what it waited for.", "who · p99", "cart · 34 ms"]);
});

it("leaves what only looks like a sign", () => {
  for (const line of ["2 * 3 * 4", "a*b*c", "a || b", "---", "* item"])
    expect(plainLines(line)).toEqual([line]);
});

it("leaves words of telemetry in what code has found as they are", () => {
  const body = "POST <*>/charges returned <*>";
  expect(bodyLines({ body, bodyIsPlain: true })).toEqual([body]);
  expect(bodyLines({ body: "**slow**", bodyIsPlain: false })).toEqual(["slow"]);
});
