import type { FrozenEvidence, FrozenResult } from "@/lib/timeline/frozen";
import type { FrozenLines } from "@/lib/timeline/frozen-lines";

import { marksInside, type WindowMark } from "./window-marks";

type Figures = Extract<FrozenResult, { kind: "figures" }>["figures"];

const PLOT_PX = 80;
const LINE_PX = 20;
/** What a pattern says, and how many lines of it came when. */
const WORDS_PX = 26;
const BARS_PX = 48;
/** The space above, and where it is from. */
const AROUND_PX = 24;
/** The frame around words that are shown as they were written. */
const BOX_PX = 10;
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
      return LINE_PX + units * PLOT_PX + (result.lines.length + Number(hasBand(result))) * LINE_PX;
    }
    case "pattern":
      return WORDS_PX + BARS_PX + (2 + result.examples.length) * LINE_PX;
    case "trace":
      return LINE_PX + Math.min(result.spans.length, FIRST_SPANS) * SPAN_PX + moreLine(result.spans.length);
    case "figures":
      return figuresHeight(result.figures);
  }
}

/** As high as it is at least: what is cut off by no edge grows by itself, and what is left empty stays so. */
function figuresHeight(figures: Figures): number {
  if (typeof figures !== "object" || figures === null || !("title" in figures)) return LINE_PX;
  const { files, line } = figures;
  const named = Array.isArray(files) && files.length > 0 ? LINE_PX : 0;
  return LINE_PX + named + (typeof line === "string" && line !== "" ? LINE_PX + BOX_PX : 0);
}

/** What was usual is known of one of the lines: a line says what its band is. */
export function hasBand({ lines }: FrozenLines): boolean {
  return lines.some(({ baseline }) => baseline !== null);
}

const moreLine = (spans: number) => (spans > FIRST_SPANS ? LINE_PX : 0);
