import type { IncidentEvent } from "./event";
import { narrow, type TimelineFilter } from "./filter";
import { nothingOrdered, order, withMore } from "./order";
import { noRows, type Row, type RowOptions, rowsOf } from "./rows";
import type { RoomState } from "./state";

export type TimelineInput = {
  /** The confirmed log, as far as it is loaded. */
  events: readonly IncidentEvent[];
  pending: readonly IncidentEvent[];
  state: RoomState;
  filter: TimelineFilter;
  options: RowOptions;
};

export type Timeline = {
  rows: readonly Row[];
  /** What the filter lets through, pending ones too, in the order in which things happened. */
  shown: readonly IncidentEvent[];
};

/** Derives a timeline again and again, each time from what it derived before. One per timeline on the screen. */
export function timelineDeriver(): (input: TimelineInput) => Timeline {
  let ordered = nothingOrdered;
  let rows = noRows;
  return ({ events, pending, state, filter, options }) => {
    ordered = order(ordered, events, options.corrections);
    const shown = narrow(withMore(ordered, pending, options.corrections), filter, state);
    rows = rowsOf(rows, shown, options);
    return { rows: rows.rows, shown };
  };
}

/** The row that shows an event, or -1. An event in a folded row is shown by that row. */
export function rowIndexOf(rows: readonly Row[], seq: number): number {
  const own = rows.findIndex((row) => row.kind === "event" && row.event.seq === seq);
  return own >= 0
    ? own
    : rows.findIndex((row) => row.kind === "quiet" && row.events.some((event) => event.seq === seq));
}

const selectable = (row: Row) => row.kind === "event" || row.kind === "quiet";

/** The next row that can be selected, `step` rows up or down from one; the last one from nowhere. */
export function neighbour(rows: readonly Row[], from: string | null, step: 1 | -1): Row | undefined {
  const at = from === null ? -1 : rows.findIndex(({ key }) => key === from);
  if (at < 0) return rows.findLast(selectable);
  for (let index = at + step; index >= 0 && index < rows.length; index += step) {
    const row = rows[index];
    if (row && selectable(row)) return row;
  }
  return rows[at];
}
