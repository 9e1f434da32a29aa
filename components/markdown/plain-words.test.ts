import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { hostileTexts } from "@/test/hostile-texts";

import { plainWords } from "./plain-words";

describe("plainWords", () => {
  it.each([
    ["Errors began at 14:02", "Errors began at 14:02"],
    ["It was the *deploy*", "It was the deploy"],
    ["**142 ms** (usual 98 ms)", "142 ms (usual 98 ms)"],
    ["***very*** _much_ ~~not~~", "very much not"],
    ["**a *b* c**", "a b c"],
    ["`pool_size` is `100`", "pool_size is 100"],
    ["`` a`b ``", "a`b"],
    ["pool_size and max_pool_size", "pool_size and max_pool_size"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    [String.raw`\*literally\*`, "*literally*"],
    ['see [the board](https://x.test/a "t") now', "see the board now"],
    ["![the *chart*](https://x.test/a.png)", "the chart"],
    ["<https://x.test/a>", "https://x.test/a"],
    ["# Summary\n\nAll is **well**", "Summary All is well"],
    ["> quoted\n> twice", "quoted twice"],
    ["- [x] one\n- two\n1. three", "one two 1. three"],
    ["```sql\nselect 1\n```", "select 1"],
    ["Title\n=====\n\n---\n\nword", "Title word"],
    ["| host | p99 |\n| --- | ---: |\n| a | 12 ms |", "host · p99 a · 12 ms"],
    [String.raw`| a\|b | c |`, "a|b · c"],
    ["- ", ""],
  ])("makes of %j: %j", (markdown, words) => {
    expect(plainWords(markdown)).toBe(words);
  });

  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const marked = fc.tuple(
    word,
    fc.constantFrom("W", "*W*", "**W**", "_W_", "~~W~~", "`W`", "[W](http://x.test)"),
  );
  it("leaves the words in their order and takes the marks", () => {
    fc.assert(
      fc.property(fc.array(marked, { maxLength: 30 }), (parts) => {
        const markdown = parts.map(([plain, form]) => form.replace("W", plain)).join(" ");
        expect(plainWords(markdown)).toBe(parts.map(([plain]) => plain).join(" "));
      }),
    );
  });

  it("is one line, and no longer than the text, whatever the text is", () => {
    const pieces = fc.array(
      fc.constantFrom("*", "_", "`", "[", "](", ")", "\\", "|", "-", "\n", " ", "> ", "a"),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          pieces.map((each) => each.join("")),
        ),
        (text) => {
          const words = plainWords(text);
          expect(words).not.toMatch(/[\n\t]/);
          // Cells are set apart by a sign of their own.
          expect(words.replaceAll(" · ", "|").length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it("bounds what it reads", () => {
    for (const unit of ["*a ", "[", "`", "**a**", "_a", "|", "> ", "- "])
      expect(plainWords(unit.repeat(100_000)).length).toBeLessThanOrEqual(1_500);
    for (const { text } of hostileTexts) expect(plainWords(text)).not.toContain("\n");
  });
});
