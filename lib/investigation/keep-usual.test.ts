import { describe, expect, it } from "vitest";

import type { FrozenLines } from "@/lib/timeline/frozen-lines";
import { frozenWaits } from "@/test/investigation-log";

import { keepUsual } from "./keep-usual";

const before = frozenWaits.result;
const usualOf = ({ lines }: FrozenLines) => lines.map(({ baseline }) => baseline);
const withUsual = (baseline: FrozenLines["lines"][number]["baseline"]): FrozenLines => ({
  ...before,
  lines: before.lines.map((line) => ({ ...line, baseline })),
});

describe("what is asked again", () => {
  it("is drawn over the usual that was kept, where the query has none of its own", () => {
    expect(keepUsual(withUsual(null), before)).toEqual(before);
  });

  it("keeps its own usual, and takes none from another line", () => {
    const own = withUsual({ low: 1, median: 2, high: 3 });
    expect(keepUsual(own, before)).toEqual(own);
    const [line] = before.lines;
    if (!line) throw new Error("The sample has a line.");
    const other = { ...before, lines: [{ ...line, id: "00000000000000bb" }] };
    const now = keepUsual(withUsual(null), other);
    expect(now.kind === "lines" && usualOf(now)).toEqual([null]);
  });
});
