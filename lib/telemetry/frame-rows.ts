import { type LogLines, linesOf } from "./log-lines";
import { numberSpans, type NumberedSpans } from "./numbered-spans";
import type { PointTable, Signals } from "./signals";

/** All rows of a window as numbers and bytes, of which a frame is made: they pass between threads without being copied. */
export type FrameRows = Pick<Signals, "fromUs" | "toUs" | "calls" | "gaps"> & {
  points: PointTable;
  spans: NumberedSpans;
  logs: LogLines;
};

/** The same window as numbers and bytes. */
export function frameRowsOf({ points, spans, logs, ...rest }: Signals): FrameRows {
  return { ...rest, points, spans: numberSpans(spans), logs: linesOf(logs) };
}
