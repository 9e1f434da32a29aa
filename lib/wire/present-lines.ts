import { drawnCells } from "@/lib/telemetry/drawn-points";
import type { Frame, Grid } from "@/lib/telemetry/frame";
import { frameLines, type Line } from "@/lib/telemetry/frame-lines";
import { LEAST_VALUES, shiftOf, type Spread, spreadOf } from "@/lib/telemetry/spread";

import { matches, orNull, presentGrid } from "./present-telemetry";
import type { LineShape, LinesShape, SeriesList, SeriesShape } from "./telemetry";

const MS_US = 1_000;
/** More lines than these are not compared with what was usual: it takes too long to sort their values. */
const MOST_COMPARED = 20_000;

/** A frame, and what is known of before it. */
export type LookedAt = {
  frame: Frame;
  /** The window before it. */
  before: Frame | null;
  /** Until then nothing was wrong, in microseconds since 1970; null where nobody knows. */
  usualUntilUs?: number | null;
};

export type SeriesFilter = {
  service?: string | undefined;
  metric?: string | undefined;
  q: string;
  limit: number;
};

/** The lines of a window that a filter lets through: those that moved most first, where that is known. */
export function presentSeries(frame: Frame, before: Frame | null, filter: SeriesFilter): SeriesList {
  const found = frameLines(frame).filter((line) => passes(line, filter));
  const past = before && found.length <= MOST_COMPARED ? linesById(before) : null;
  const ranked = found
    .map((line) => {
      const earlier = past?.get(line.id);
      return { line, shift: earlier ? shiftOf(spreadOfLine(line), spreadOfLine(earlier)) : null };
    })
    .sort((one, other) => Math.abs(other.shift ?? 0) - Math.abs(one.shift ?? 0))
    .slice(0, filter.limit);
  return {
    items: ranked.map(({ line, shift }): SeriesShape => {
      const { id, service, metric, unit, origin, attributes } = line;
      return { id, service, metric, unit, origin, attributes, last: lastOf(line.values), shift };
    }),
    more: found.length - ranked.length,
  };
}

/**
 * The named lines over the cells that have to be drawn: about `most` points of all together. Of a line that the window
 * before does not know, what came before `usualUntilUs` in this one says what is usual.
 */
export function presentLines(
  { frame, before, usualUntilUs = null }: LookedAt,
  ids: readonly string[],
  most?: number,
): LinesShape {
  const known = linesById(frame);
  const past = before && linesById(before);
  const found = ids.flatMap((id) => known.get(id) ?? []);
  const calm = usualUntilUs === null ? 0 : cellsUntil(frame.grid, usualUntilUs);
  const cells = drawnCells(
    found.map(({ values }) => values),
    most,
  );
  return {
    grid: presentGrid(frame.grid),
    times: Array.from(cells, (cell) => timeMs(frame.grid, cell)),
    lines: found.map((line) => presentLine(line, cells, past?.get(line.id)?.values ?? null, calm)),
    missing: ids.filter((id) => !known.has(id)),
    cells: frame.grid.length,
  };
}

function presentLine(
  { values, ...line }: Line,
  cells: Uint32Array,
  earlier: Float64Array | null,
  calm: number,
): LineShape {
  return {
    ...line,
    values: Array.from(cells, (cell) => orNull(values[cell] ?? null)),
    spread: spreadOf(values),
    baseline: (earlier && enough(spreadOf(earlier))) ?? enough(spreadOf(values.subarray(0, calm))),
  };
}

function passes({ service, metric, attributes }: Line, filter: SeriesFilter): boolean {
  if (filter.service !== undefined && service !== filter.service) return false;
  if (filter.metric !== undefined && metric !== filter.metric) return false;
  return matches(filter.q, [service, metric, ...Object.entries(attributes).flat()]);
}

function linesById(frame: Frame): ReadonlyMap<string, Line> {
  return new Map(frameLines(frame).map((line) => [line.id, line]));
}

/** Values are sorted once for as long as their frame is kept: every word that is typed asks for the same ones. */
const spreads = new WeakMap<Float64Array, Spread | null>();

function spreadOfLine({ values }: Line): Spread | null {
  const known = spreads.get(values);
  if (known !== undefined) return known;
  const spread = spreadOf(values);
  spreads.set(values, spread);
  return spread;
}

function enough(spread: Spread | null): Spread | null {
  return spread && spread.count >= LEAST_VALUES ? spread : null;
}

function lastOf(values: Float64Array): number | null {
  return orNull(values.findLast(Number.isFinite) ?? null);
}

/** Whole cells before a moment. */
function cellsUntil({ startUs, stepUs, length }: Grid, untilUs: number): number {
  return Math.max(0, Math.min(length, Math.floor((untilUs - startUs) / stepUs)));
}

function timeMs({ startUs, stepUs }: Grid, cell: number): number {
  return (startUs + cell * stepUs) / MS_US;
}
