import type { FrozenEvidence, FrozenResult } from "@/lib/timeline/frozen";

import { marksInside, type WindowMark } from "./window-marks";

const PLOT_PX = 80;
const LINE_PX = 20;
/** What a pattern says, and how many lines of it came when. */
const WORDS_PX = 26;
const BARS_PX = 48;
/** The space above, and where it is from. */
const AROUND_PX = 24;
const FIGURES_PX = 96;
/** Lines of a trace that are drawn until somebody wants them all. */
export const FIRST_SPANS = 12;
const SPAN_PX = 22;

/** How high frozen evidence is drawn, in pixels: known before its code has come. */
export function frozenHeight(
  { from, to, result }: FrozenEvidence,
  marks: readonly WindowMark[] = [],
): number {
  const drawn = result.kind === "lines" || result.kind === "pattern";
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const legend = drawn ? marksInside(marks, window).length * LINE_PX : 0;
  return AROUND_PX + drawingHeight(result) + legend;
}

function drawingHeight(result: FrozenResult): number {
  switch (result.kind) {
    case "lines": {
      const units = new Set(result.lines.map(({ unit }) => unit)).size;
      return LINE_PX + units * PLOT_PX + result.lines.length * LINE_PX;
    }
    case "pattern":
      return WORDS_PX + BARS_PX + (2 + result.examples.length) * LINE_PX;
    case "trace":
      return LINE_PX + Math.min(result.spans.length, FIRST_SPANS) * SPAN_PX + moreLine(result.spans.length);
    case "figures":
      return FIGURES_PX;
  }
}

const moreLine = (spans: number) => (spans > FIRST_SPANS ? LINE_PX : 0);
