import type { LogTable, PointTable, Series, Signals, SpanTable } from "@/lib/telemetry/signals";

const SECOND_US = 1_000_000;
/** When the window of samples begins: a full minute. */
const FROM_US = 1_790_000_040_000_000;
/** Seconds from the start of the window, in microseconds since 1970. */
export const at = (seconds: number) => FROM_US + seconds * SECOND_US;

/** The points of one series: seconds from the start of the window and value. */
export type SamplePoints = Partial<Series> & {
  values: readonly (readonly [seconds: number, value: number])[];
};

export type SampleSpan = {
  trace?: string;
  id: string;
  parent?: string;
  service?: string;
  name?: string;
  kind?: number;
  status?: number;
  /** Seconds from the start of the window. */
  start?: number;
  seconds?: number;
  attributes?: Record<string, string>;
};

export type SampleLog = { service?: string; body: string; second?: number; severity?: number };

type Sample = {
  seconds?: number;
  points?: readonly SamplePoints[];
  spans?: readonly SampleSpan[];
  logs?: readonly SampleLog[];
  calls?: Signals["calls"];
};

export function sampleSignals({
  seconds = 600,
  points = [],
  spans = [],
  logs = [],
  calls = [],
}: Sample): Signals {
  return {
    fromUs: FROM_US,
    toUs: at(seconds),
    points: pointTable(points),
    spans: spanTable(spans),
    logs: logTable(logs),
    calls,
    gaps: [],
  };
}

export function pointTable(samples: readonly SamplePoints[]): PointTable {
  const rows = samples.flatMap(({ values }, series) =>
    values.map(([second, value]) => ({ series, timeUs: at(second), value })),
  );
  return {
    series: samples.map(
      ({ service = "shop", metric = "m", unit = "1", kind = "gauge", attributes = {} }) => ({
        service,
        metric,
        unit,
        kind,
        attributes,
      }),
    ),
    seriesOf: Uint32Array.from(rows, ({ series }) => series),
    timeUs: Float64Array.from(rows, ({ timeUs }) => timeUs),
    value: Float64Array.from(rows, ({ value }) => value),
  };
}

function spanTable(spans: readonly SampleSpan[]): SpanTable {
  const texts = spans.flatMap(({ service = "shop", name = "GET /" }) => [service, name]);
  return {
    texts,
    traceId: spans.map(({ trace = "1" }) => trace.padStart(32, "0")),
    spanId: spans.map(({ id }) => id),
    parentSpanId: spans.map(({ parent = "" }) => parent),
    service: Uint32Array.from(spans, (_, row) => row * 2),
    name: Uint32Array.from(spans, (_, row) => row * 2 + 1),
    kind: Uint8Array.from(spans, ({ kind = 2 }) => kind),
    status: Uint8Array.from(spans, ({ status = 0 }) => status),
    startUs: Float64Array.from(spans, ({ start = 0 }) => at(start)),
    durationUs: Float64Array.from(spans, ({ seconds = 0.1 }) => seconds * SECOND_US),
    attributes: spans.map(({ attributes = {} }) => attributes),
  };
}

function logTable(logs: readonly SampleLog[]): LogTable {
  return {
    texts: logs.map(({ service = "shop" }) => service),
    timeUs: Float64Array.from(logs, ({ second = 0 }) => at(second)),
    service: Uint32Array.from(logs.keys()),
    severity: Uint8Array.from(logs, ({ severity = 9 }) => severity),
    body: logs.map(({ body }) => body),
    traceId: logs.map(() => ""),
    spanId: logs.map(() => ""),
    attributes: logs.map(() => ({})),
  };
}
