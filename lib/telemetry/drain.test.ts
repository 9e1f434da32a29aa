import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { drain } from "./drain";

const logins = ["user alice logged in", "user bob logged in", "user carol logged in"];

describe("drain", () => {
  it("finds the words in which similar lines differ", () => {
    expect(drain(logins)).toEqual(Array.from(logins, () => "user <*> logged in"));
  });

  it("keeps apart what differs in more than a quarter", () => {
    const lines = ["order <*> was placed", "order <*> could fail"];
    expect(drain(lines)).toEqual(lines);
  });

  it("does not count what is masked in both as agreement", () => {
    const lines = ["<*> INFO <*> <*> <*> started", "<*> INFO <*> <*> <*> stopped"];
    expect(drain(lines)).toEqual(lines);
  });

  it("gives a line the same template, however lines are ordered and whatever other lines there are", () => {
    const word = fc.constantFrom("cart", "pays", "fails", "for", "user", "now", "<*>");
    const other = fc.array(word, { minLength: 5, maxLength: 9 }).map((words) => words.join(" "));
    const own = fc.array(
      fc.array(word, { minLength: 4, maxLength: 4 }).map((words) => words.join(" ")),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(own, fc.array(other, { maxLength: 20 }), fc.nat(), (lines, others, turn) => {
        const alone = new Map(lines.map((line, index) => [line, drain(lines)[index]]));
        const mixed = [...others, ...lines];
        const turned = [...mixed.slice(turn % mixed.length), ...mixed.slice(0, turn % mixed.length)];
        const templates = drain(turned);
        const found = new Map(turned.map((line, index) => [line, templates[index]]));
        expect(lines.map((line) => found.get(line))).toEqual(lines.map((line) => alone.get(line)));
      }),
    );
  });

  it("bounds the templates of lines that begin alike", () => {
    const lines = Array.from({ length: 500 }, (_, index) => {
      const word = (shift: number) => `w${String.fromCharCode(97 + ((index >> shift) & 15))}`;
      return ["same", "start", word(0), word(4), word(8), word(2), word(6)].join(" ");
    });
    expect(new Set(drain(lines)).size).toBeLessThanOrEqual(128);
  });
});
