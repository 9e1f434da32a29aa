import { lttb } from "./lttb";

/** Points of all lines of one chart together, above which it is thinned: more than a screen has columns. */
const MOST_DRAWN = 2_000;
const LEAST_PER_LINE = 100;

/**
 * Which cells of a grid to draw for lines that share it: all where they have at most `most` points together, else those
 * that any line needs to look as it does, and one of each stretch in which a line has no value, so that it stays a gap.
 */
export function drawnCells(lines: readonly Float64Array[], most = MOST_DRAWN): Uint32Array {
  const length = Math.max(0, ...lines.map((line) => line.length));
  const all = Uint32Array.from({ length }, (_, cell) => cell);
  if (length * lines.length <= most) return all;
  const room = Math.max(LEAST_PER_LINE, Math.floor(most / lines.length));
  const xs = Float64Array.from(all);
  const cells = new Set<number>();
  for (const line of lines) {
    for (const cell of lttb(xs, line, room)) cells.add(cell);
    for (const cell of gapStarts(line)) cells.add(cell);
  }
  return Uint32Array.from(cells).sort();
}

function* gapStarts(line: Float64Array): Generator<number> {
  for (const [cell, value] of line.entries())
    if (!Number.isFinite(value) && (cell === 0 || Number.isFinite(line[cell - 1]))) yield cell;
}
