import { noLogs, noPoints } from "./no-signals";
import type { Signals } from "./signals";
import { createSpanColumns, spanRows } from "./span-columns";

/** The spans of one trace, and nothing else of the window. */
export function signalsOfTrace(signals: Signals, traceId: string): Signals {
  const columns = createSpanColumns();
  if (signals.spans.traceId.includes(traceId))
    for (const row of spanRows(signals.spans)) if (row.traceId === traceId) columns.add(row);
  return { ...signals, points: noPoints, logs: noLogs, calls: [], spans: columns.table() };
}
