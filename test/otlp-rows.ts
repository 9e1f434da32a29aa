import type { LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";

/** A table's rows without what shares and packs them, to be compared. */
export type Row = Readonly<Record<string, unknown>>;

const sorted = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));

export function spanRows(table: SpanTable): Row[] {
  return table.traceId.map((traceId, row) => ({
    traceId,
    spanId: table.spanId[row],
    parentSpanId: table.parentSpanId[row],
    service: table.texts[table.service[row] ?? -1],
    name: table.texts[table.name[row] ?? -1],
    kind: table.kind[row],
    status: table.status[row],
    startUs: table.startUs[row],
    durationUs: table.durationUs[row],
    attributes: sorted(table.attributes[row] ?? {}),
  }));
}

export function logRows(table: LogTable): Row[] {
  return table.body.map((body, row) => ({
    timeUs: table.timeUs[row],
    service: table.texts[table.service[row] ?? -1],
    severity: table.severity[row],
    body,
    traceId: table.traceId[row],
    spanId: table.spanId[row],
    attributes: sorted(table.attributes[row] ?? {}),
  }));
}

export function pointRows(table: PointTable): Row[] {
  return [...table.seriesOf].map((index, row) => {
    const series = table.series[index];
    return {
      service: series?.service,
      metric: series?.metric,
      unit: series?.unit,
      kind: series?.kind,
      attributes: sorted(series?.attributes ?? {}),
      timeUs: table.timeUs[row],
      value: table.value[row],
    };
  });
}
