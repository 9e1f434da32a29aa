import { describe, expect, it } from "vitest";

import type { FrozenLine } from "@/lib/timeline/frozen-lines";
import { frozenWaits } from "@/test/investigation-log";

import { colourOf, linesSvg } from "./chart-svg";

const { result, from, to } = frozenWaits;
const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
const [line] = result.lines;
const bandsOf = (...lines: readonly FrozenLine[]) =>
  linesSvg({ ...result, lines: [...lines] }, window, "Waits").flatMap(
    ({ html }) => html.match(/<rect[^>]*>/g) ?? [],
  );

describe("lines in a document", () => {
  it("stand before what was usual of each: grey where there is one line, else of its colour", () => {
    if (!line) throw new Error("The sample has a line.");
    expect(bandsOf(line)).toEqual([expect.stringContaining('fill="#e3e6ea"')]);
    expect(bandsOf({ ...line, baseline: null })).toEqual([]);
    const unknown = { ...line, id: "b", baseline: null };
    const other = { ...line, id: "c", baseline: { low: 10, median: 20, high: 30 } };
    expect(bandsOf(line, unknown, other)).toEqual([
      expect.stringContaining(`fill="${colourOf(0)}" fill-opacity="0.14"`),
      expect.stringContaining(`fill="${colourOf(2)}" fill-opacity="0.14"`),
    ]);
  });

  it("leave room for what was usual, whichever line's it is", () => {
    if (!line) throw new Error("The sample has a line.");
    const far = { ...line, id: "b", baseline: { low: 1_000, median: 1_500, high: 2_000 } };
    for (const band of bandsOf(line, far))
      expect(Number(/ y="([^"]*)"/.exec(band)?.[1])).toBeGreaterThanOrEqual(0);
  });
});
