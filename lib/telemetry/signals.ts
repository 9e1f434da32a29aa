/**
 * What production says of itself, as columns: the one form between those who bring telemetry (OTLP, a team's own
 * backends, recorded cases), the store that keeps it, and the frame that the analysis reads.
 *
 * Times are microseconds since 1970 in a double, exact until the year 2255. Row i of a table is item i of each column.
 */

/** Attributes in code-unit order of their keys; values as text, as semantic conventions name them. */
export type Attributes = Readonly<Record<string, string>>;

/** How the values of a series follow one another. */
export type SeriesKind =
  /** A level: it stands until the next value. */
  | "gauge"
  /** A count since a start: only grows, and begins again at a restart. */
  | "cumulative"
  /** What came to pass since the value before. */
  | "delta";

/**
 * What makes a series itself. Histograms and summaries become several: `<metric>.count` and `<metric>.sum`, per bucket
 * `<metric>.bucket` with the attribute `le` (upper bound, "+Inf" for the last), per quantile `<metric>.quantile` with
 * the attribute `quantile`.
 */
export type Series = {
  /** `service.name`; "" where nobody says. */
  service: string;
  metric: string;
  /** UCUM, as OpenTelemetry writes it; "" where nobody says. */
  unit: string;
  kind: SeriesKind;
  /** Of the point, and of its resource where they tell instances apart (`service.instance.id`, `k8s.pod.name`, `host.name` …). */
  attributes: Attributes;
};

export type PointTable = {
  /** Each series once. */
  series: readonly Series[];
  /** Index into `series`. */
  seriesOf: Uint32Array;
  timeUs: Float64Array;
  /** NaN: the source says that there is no value. */
  value: Float64Array;
};

export type SpanTable = {
  /** Texts that columns refer to by index: services, names. */
  texts: readonly string[];
  /** Lower-case hex of 32 digits. */
  traceId: readonly string[];
  /** Lower-case hex of 16 digits. */
  spanId: readonly string[];
  /** "" for a root. */
  parentSpanId: readonly string[];
  /** Index into `texts`. */
  service: Uint32Array;
  /** Operation. Index into `texts`. */
  name: Uint32Array;
  /** OTLP's SpanKind: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: Uint8Array;
  /** OTLP's StatusCode: 0 unset, 1 ok, 2 error. */
  status: Uint8Array;
  startUs: Float64Array;
  durationUs: Float64Array;
  /** Of the span, with those of its resource beneath; events and links stay out. */
  attributes: readonly Attributes[];
};

export type LogTable = {
  texts: readonly string[];
  timeUs: Float64Array;
  /** Index into `texts`. */
  service: Uint32Array;
  /** OTLP's SeverityNumber, 1 to 24; 0 where nobody says. */
  severity: Uint8Array;
  body: readonly string[];
  /** "" where there is none. */
  traceId: readonly string[];
  spanId: readonly string[];
  attributes: readonly Attributes[];
};

/** One window's raw material, whatever it came from. */
export type Signals = {
  fromUs: number;
  /** Exclusive. */
  toUs: number;
  points: PointTable;
  spans: SpanTable;
  logs: LogTable;
  /** Who calls whom, where a source knows it other than by spans: service names. */
  calls: readonly { caller: string; callee: string }[];
  /** What could not be had, and why; an absent source is a gap, never an error. */
  gaps: readonly SignalGap[];
};

export type SignalGap = {
  /** The source's name, as its owner named it. */
  source: string;
  signal: "metrics" | "traces" | "logs";
  /** One sentence. */
  reason: string;
};
