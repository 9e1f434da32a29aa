import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { cn } from "./cn";

describe("cn", () => {
  it("joins what there is", () => {
    expect(cn("flex", undefined, false, null, "", "gap-2  grow")).toBe("flex gap-2 grow");
  });

  it.each([
    ["px-2 px-4", "px-4"],
    ["px-2 py-1 p-3", "p-3"],
    ["p-3 px-2", "p-3 px-2"],
    ["h-7 w-4 size-6", "size-6"],
    ["size-6 h-7", "size-6 h-7"],
    ["max-w-90 w-full", "max-w-90 w-full"],
    ["text-meta text-muted", "text-meta text-muted"],
    ["text-muted text-fg", "text-fg"],
    ["text-[0.625rem] text-person-1", "text-[0.625rem] text-person-1"],
    ["text-work text-center text-balance", "text-work text-center text-balance"],
    ["font-mono font-medium", "font-mono font-medium"],
    ["border border-line border-dashed", "border border-line border-dashed"],
    ["border-b border-line", "border-b border-line"],
    ["border-line border-danger", "border-danger"],
    ["flex flex-col flex-1 flex-wrap", "flex flex-col flex-1 flex-wrap"],
    ["flex hidden", "hidden"],
    ["-mb-px mb-2", "mb-2"],
    ["leading-4 text-work", "text-work"],
    ["text-work leading-4", "text-work leading-4"],
    ["hover:bg-hover bg-canvas", "hover:bg-hover bg-canvas"],
    ["hover:bg-hover hover:bg-canvas", "hover:bg-canvas"],
    ["px-0! px-2", "px-0! px-2"],
    ["col-span-2 col-start-2 truncate", "col-span-2 col-start-2 truncate"],
    ["bg-person-1/16 bg-raised", "bg-raised"],
    ["[&_svg]:size-3.5 [&_svg]:size-4", "[&_svg]:size-4"],
  ])("makes %j into %j", (given, expected) => {
    expect(cn(given)).toBe(expected);
  });

  it("adds nothing, keeps the order, and changes nothing the second time", () => {
    const word = constantFrom<string>(
      "p-1",
      "px-2",
      "text-fg",
      "text-meta",
      "flex",
      "hidden",
      "hover:p-2",
      "truncate",
    );
    assert(
      property(array(word), (words) => {
        const merged = cn(...words);
        expect(cn(merged)).toBe(merged);
        let at = 0;
        for (const each of merged.split(" ").filter(Boolean)) at = words.indexOf(each, at) + 1 || Number.NaN;
        expect(at).not.toBeNaN();
      }),
    );
  });

  it("lets the last word on a property stand", () => {
    const padding = integer({ min: 0, max: 12 }).map((step) => `px-${step}`);
    assert(
      property(array(padding, { minLength: 1 }), (words) => {
        expect(cn(...words)).toBe(words.at(-1));
      }),
    );
  });
});
