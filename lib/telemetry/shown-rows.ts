import type { FrameRows } from "./frame-rows";
import { createLogColumns, logRowAt } from "./log-columns";
import type { LogTable, Signals, SpanTable } from "./signals";
import { createSpanColumns, spanRowAt } from "./span-columns";

/** Which rows a frame shows in full: spans by the two words of their trace's id, log records by their time. */
export type WantedRows = {
  traces: readonly { id: readonly [number, number] }[];
  timesUs: Float64Array;
};

/** The few rows that a frame shows in full. */
export type ShownRows = {
  /** All spans of the traces that are wanted. */
  spans: SpanTable;
  /** Of each row of them the two words that stand for its trace. */
  traceId: Int32Array;
  /** At least the log records at the times of the examples. */
  logs: LogTable;
};

/** The wanted rows of signals; `rows` is the same window as numbers. */
export function pickShown({ spans, logs }: Signals, rows: FrameRows, wanted: WantedRows): ShownRows {
  const traces = new Map<number, Set<number>>();
  for (const { id } of wanted.traces) {
    const others = traces.get(id[0]) ?? new Set();
    traces.set(id[0], others.add(id[1]));
  }
  const words = rows.spans.traceId;
  const spanColumns = createSpanColumns();
  const traceId: number[] = [];
  for (let row = 0; row < spans.startUs.length; row++) {
    const [one, other] = [words[2 * row] ?? 0, words[2 * row + 1] ?? 0];
    if (!traces.get(one)?.has(other)) continue;
    traceId.push(one, other);
    spanColumns.add(spanRowAt(spans, row));
  }
  const times = new Set(wanted.timesUs);
  const logColumns = createLogColumns();
  for (let row = 0; row < logs.timeUs.length; row++)
    if (times.has(logs.timeUs[row] ?? Number.NaN)) logColumns.add(logRowAt(logs, row));
  return { spans: spanColumns.table(), traceId: Int32Array.from(traceId), logs: logColumns.table() };
}
