import type { LogTable, PointTable, Signals, SpanTable } from "@/lib/telemetry/signals";

/** What of the signals came to pass in a stretch: microseconds, end exclusive. */
export function cutSignals(signals: Signals, fromUs: number, toUs: number): Signals {
  return {
    ...signals,
    fromUs,
    toUs,
    points: cutPoints(signals.points, rowsIn(signals.points.timeUs, fromUs, toUs)),
    spans: cutSpans(signals.spans, rowsIn(signals.spans.startUs, fromUs, toUs)),
    logs: cutLogs(signals.logs, rowsIn(signals.logs.timeUs, fromUs, toUs)),
  };
}

function rowsIn(timeUs: Float64Array, fromUs: number, toUs: number): Uint32Array {
  const rows: number[] = [];
  for (const [row, time] of timeUs.entries()) if (time >= fromUs && time < toUs) rows.push(row);
  return Uint32Array.from(rows);
}

function cutPoints({ series, seriesOf, timeUs, value }: PointTable, rows: Uint32Array): PointTable {
  return {
    series,
    seriesOf: Uint32Array.from(rows, (row) => seriesOf[row] ?? 0),
    timeUs: doubles(timeUs, rows),
    value: doubles(value, rows),
  };
}

function cutSpans(table: SpanTable, rows: Uint32Array): SpanTable {
  return {
    texts: table.texts,
    traceId: items(table.traceId, rows),
    spanId: items(table.spanId, rows),
    parentSpanId: items(table.parentSpanId, rows),
    service: Uint32Array.from(rows, (row) => table.service[row] ?? 0),
    name: Uint32Array.from(rows, (row) => table.name[row] ?? 0),
    kind: Uint8Array.from(rows, (row) => table.kind[row] ?? 0),
    status: Uint8Array.from(rows, (row) => table.status[row] ?? 0),
    startUs: doubles(table.startUs, rows),
    durationUs: doubles(table.durationUs, rows),
    attributes: items(table.attributes, rows),
  };
}

function cutLogs(table: LogTable, rows: Uint32Array): LogTable {
  return {
    texts: table.texts,
    timeUs: doubles(table.timeUs, rows),
    service: Uint32Array.from(rows, (row) => table.service[row] ?? 0),
    severity: Uint8Array.from(rows, (row) => table.severity[row] ?? 0),
    body: items(table.body, rows),
    traceId: items(table.traceId, rows),
    spanId: items(table.spanId, rows),
    attributes: items(table.attributes, rows),
  };
}

function doubles(column: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
}

function items<Item>(column: readonly Item[], rows: Uint32Array): Item[] {
  return [...rows].flatMap((row) => {
    const item = column[row];
    return item === undefined ? [] : [item];
  });
}
