import type { Attributes, SeriesKind, SignalGap } from "./signals";

/**
 * One window of production on a common time grid: all that the analysis sees, whatever the telemetry came from.
 *
 * Every array over time has one item per cell of the grid. NaN is a missing value, never a zero. Lists are in an order
 * of their own, so the same rows give the same frame, however they were ordered.
 */
export type Frame = {
  grid: Grid;
  series: readonly FrameSeries[];
  /** By service: its entry spans, that is what others asked of it. */
  services: readonly ServiceSignals[];
  operations: readonly OperationSignals[];
  edges: readonly EdgeSignals[];
  callGraph: CallGraph;
  logs: readonly LogPattern[];
  traces: readonly SampledTrace[];
  coverage: Coverage;
};

/** Cell k is [startUs + k * stepUs, startUs + (k + 1) * stepUs), the last one cut off at endUs. */
export type Grid = { startUs: number; stepUs: number; length: number; endUs: number };

export type FrameSeries = {
  /** 16 hex digits of service, metric, kind and attributes: the same in every window. */
  id: string;
  service: string;
  metric: string;
  /** Of the values: a count's unit by second for what was a counter. "" where nobody says. */
  unit: string;
  /** As it came. A gauge's value is its mean in the cell, the others' their growth by second. */
  kind: SeriesKind;
  attributes: Attributes;
  values: Float64Array;
  /** Points in the cell. */
  samples: Uint32Array;
  /** Cells in which a counter began again from zero: a restart. */
  restarts: readonly number[];
};

/** Nearest ranks, in seconds. */
export type Quantiles = { p50: Float64Array; p90: Float64Array; p99: Float64Array };

/** Rate, errors and durations of a group of spans, each in the cell in which it began. */
export type Red = {
  /** Spans in the window. */
  count: number;
  errorCount: number;
  /** Spans by second. NaN where nobody's spans were recorded. */
  rate: Float64Array;
  /** Spans with an error by second. */
  errors: Float64Array;
  /** Spans in the cell: how much its quantiles are worth. */
  samples: Uint32Array;
  duration: Quantiles;
  /** Duration less the time in which a child ran. */
  own: Quantiles;
};

export type ServiceSignals = { service: string; red: Red };

/** `kind` is OTLP's SpanKind. */
export type OperationSignals = { service: string; operation: string; kind: number; red: Red };

export type EdgeSignals = {
  /** "" where the caller's span is missing. */
  caller: string;
  /** "" where neither a span nor the caller's attributes say who was called. */
  callee: string;
  /** A message is taken when its consumer has time: its gap is the time in the queue. */
  via: "call" | "message";
  count: number;
  errorCount: number;
  /** Calls without the callee's span: not instrumented, not sampled, or never arrived. */
  withoutCallee: number;
  withoutCaller: number;
  rate: Float64Array;
  errors: Float64Array;
  samples: Uint32Array;
  /** Calls by second that lack one side. */
  oneSided: Float64Array;
  /** What the caller waited. */
  callerDuration: Quantiles;
  calleeDuration: Quantiles;
  /** Seconds that neither side's work explains: network, connection, queue. Negative where the caller gave up first. */
  gap: Quantiles;
};

export type CallSource = "spans" | "metrics" | "catalogue";

export type CallGraph = {
  /** Every service that anything speaks of. */
  services: readonly string[];
  /** `calls` and `errors` are counts of spans in the window: 0 for an edge that only metrics or a catalogue know. */
  edges: readonly {
    caller: string;
    callee: string;
    calls: number;
    errors: number;
    sources: readonly CallSource[];
  }[];
};

export type LogPattern = {
  /** 16 hex digits of the template: the same in every window and for every service. */
  id: string;
  service: string;
  /** "<*>" stands for what varies. */
  template: string;
  /** The highest seen, OTLP's SeverityNumber. */
  severity: number;
  count: number;
  firstSeenUs: number;
  lastSeenUs: number;
  /** Lines by second. NaN where nobody's logs were recorded. */
  rate: Float64Array;
  /** The first and the last. */
  examples: readonly LogExample[];
};

export type LogExample = { timeUs: number; severity: number; body: string; traceId: string; spanId: string };

export type TraceReason = "slowest" | "errored" | "typical" | "first_after_onset" | "incomplete";

export type SampledTrace = {
  traceId: string;
  reasons: readonly TraceReason[];
  startUs: number;
  /** Of its root. */
  durationUs: number;
  /** Of the trace as recorded; `spans` may hold fewer. */
  spanCount: number;
  /** In order of their start. */
  spans: readonly TraceSpan[];
};

export type TraceSpan = {
  spanId: string;
  /** Index into `spans`; null for a root, and where the parent is missing. */
  parent: number | null;
  parentIsMissing: boolean;
  service: string;
  operation: string;
  kind: number;
  status: number;
  startUs: number;
  durationUs: number;
  ownUs: number;
  attributes: Attributes;
};

export type SignalName = SignalGap["signal"];

export type Coverage = {
  /** Per service, what there is of each signal; 0 is a signal that the service does not send. */
  services: readonly { service: string; series: number; spans: number; logs: number }[];
  gaps: readonly SignalGap[];
  /** Stretches in which nobody sent a signal that flowed before or after. Microseconds, end exclusive. */
  silences: readonly { signal: SignalName; fromUs: number; toUs: number }[];
  /** What a limit kept out of the frame. */
  dropped: {
    series: number;
    operations: number;
    services: number;
    edges: number;
    patterns: number;
    logLines: number;
  };
  /** Metrics with the most series that a limit kept out. */
  droppedSeries: readonly { service: string; metric: string; series: number }[];
  /** Rows that came more than once and count once. */
  duplicates: { points: number; spans: number };
  /** Rows outside the window. */
  outside: { points: number; spans: number; logs: number };
  /** Rows with no usable time, value or duration. */
  unusable: { points: number; spans: number; logs: number };
  withoutService: { series: number; spans: number; logs: number };
  /** Spans that name a parent which is not there. */
  missingParents: number;
  clockSkew: readonly ClockSkew[];
};

/** The callee's clock against the caller's, from spans that cannot have happened when they say. */
export type ClockSkew = {
  caller: string;
  callee: string;
  /** At least this much; positive where the callee's clock is ahead. */
  offsetSeconds: number;
  spans: number;
};
