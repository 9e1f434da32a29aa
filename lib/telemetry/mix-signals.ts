import { createLogColumns, logRows } from "./log-columns";
import { noLogs, noPoints, noSpans } from "./no-signals";
import { createPointColumns } from "./point-columns";
import { seriesKey } from "./series-index";
import type { LogTable, PointTable, Signals, SpanTable } from "./signals";
import type { TelemetryWindow } from "./source";
import { createSpanColumns, spanRows } from "./span-columns";

/**
 * What several sources have of one window, as if it came from one. What two of them have is there once, because an
 * analysis that saw it twice would take the same fact for two that agree:
 * - of a series, only the points of the source that has most of them (of equals, the first). Points of two sources
 *   are never woven together: two copies of a counter lag behind one another, and would seem to reset all the time.
 * - of a span (trace id and span id) and of a log record (time, service, body, span id), the first.
 */
export function mixSignals({ fromUs, toUs }: TelemetryWindow, parts: readonly Signals[]): Signals {
  return {
    fromUs,
    toUs,
    points: mixPoints(parts.map(({ points }) => points)),
    spans: mixSpans(parts.map(({ spans }) => spans)),
    logs: mixLogs(parts.map(({ logs }) => logs)),
    calls: mixCalls(parts),
    gaps: parts.flatMap(({ gaps }) => gaps),
  };
}

function mixPoints(tables: readonly PointTable[]): PointTable {
  const [first = noPoints, ...others] = tables.filter(({ series }) => series.length > 0);
  if (others.length === 0) return first;
  const all = [first, ...others].map((table) => ({ table, keys: table.series.map(seriesKey) }));
  const fullest = new Map<string, { table: PointTable; count: number }>();
  for (const { table, keys } of all)
    for (const [index, count] of countPoints(table).entries()) {
      const key = keys[index] ?? "";
      if (count > (fullest.get(key)?.count ?? -1)) fullest.set(key, { table, count });
    }
  const mixed = createPointColumns();
  for (const { table, keys } of all) {
    const kept = table.series.map((series, index) =>
      fullest.get(keys[index] ?? "")?.table === table ? mixed.enter(series) : undefined,
    );
    for (const [row, value] of table.value.entries()) {
      const index = kept[table.seriesOf[row] ?? -1];
      if (index !== undefined) mixed.add(index, table.timeUs[row] ?? Number.NaN, value);
    }
  }
  return mixed.table();
}

function countPoints({ series, seriesOf }: PointTable): Uint32Array {
  const counts = new Uint32Array(series.length);
  for (const index of seriesOf) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

function mixSpans(tables: readonly SpanTable[]): SpanTable {
  const [first = noSpans, ...others] = tables.filter(({ startUs }) => startUs.length > 0);
  if (others.length === 0) return first;
  const mixed = createSpanColumns();
  addUnknown([first, ...others].map(spanRows), { keyOf: spanKey, add: mixed.add });
  return mixed.table();
}

function mixLogs(tables: readonly LogTable[]): LogTable {
  const [first = noLogs, ...others] = tables.filter(({ timeUs }) => timeUs.length > 0);
  if (others.length === 0) return first;
  const mixed = createLogColumns();
  addUnknown([first, ...others].map(logRows), { keyOf: logKey, add: mixed.add });
  return mixed.table();
}

const spanKey = ({ traceId, spanId }: { traceId: string; spanId: string }) => `${traceId} ${spanId}`;
const logKey = (row: { timeUs: number; service: string; body: string; spanId: string }) =>
  `${row.timeUs} ${row.spanId} ${row.service} ${row.body}`;

/** Adds the rows that no source before had. What one source has twice stays twice. */
function addUnknown<Row>(
  sources: readonly Iterable<Row>[],
  { keyOf, add }: { keyOf: (row: Row) => string; add: (row: Row) => void },
): void {
  const seen = new Set<string>();
  for (const rows of sources) {
    const own: string[] = [];
    for (const row of rows) {
      const key = keyOf(row);
      if (seen.has(key)) continue;
      own.push(key);
      add(row);
    }
    for (const key of own) seen.add(key);
  }
}

function mixCalls(parts: readonly Signals[]): Signals["calls"] {
  const calls = parts.flatMap((part) => part.calls.map((call) => [JSON.stringify(call), call] as const));
  return [...new Map(calls).values()];
}
