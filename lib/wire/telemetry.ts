import type { ClockSkew, Coverage, TraceReason, TraceSpan } from "@/lib/telemetry/frame";
import type { Health } from "@/lib/telemetry/health";
import type { Line } from "@/lib/telemetry/frame-lines";
import type { Attributes, SignalGap } from "@/lib/telemetry/signals";
import type { Spread } from "@/lib/telemetry/spread";

/** What crosses HTTP of a window of telemetry. Times are ISO 8601 or ms since 1970; a missing value is null. */

/** A window and the grid that its lines lie on. */
export type GridShape = { from: string; to: string; stepSeconds: number };

export type EvidenceOverview = {
  grid: GridShape;
  /** Who was asked; none where nothing is connected. */
  sources: readonly string[];
  services: readonly ServiceShape[];
  /** Services beyond those in `services`. */
  moreServices: number;
  coverage: CoverageShape;
};

export type ServiceShape = {
  service: string;
  /** A database or a third party has no spans of its own: then what its callers saw stands for it. */
  seenBy: "itself" | "callers";
  health: Health;
  requests: number;
  requestsPerSecond: number;
  /** Null without requests. */
  errorShare: number | null;
  /** Of a usual cell of the grid. */
  p50Seconds: number | null;
  /** That a tenth of the window exceeds. */
  p99Seconds: number | null;
  /** Requests by second over the window, thinned to a few dozen cells. */
  rate: readonly (number | null)[];
  /** What there is of it: 0 is a signal that it does not send. */
  series: number;
  spans: number;
  logs: number;
};

export type CoverageShape = {
  gaps: readonly SignalGap[];
  silences: readonly { signal: SignalGap["signal"]; from: string; to: string }[];
  clockSkew: readonly ClockSkew[];
  dropped: Coverage["dropped"];
  missingParents: number;
};

/** Part of a list, and how many more there are. */
export type Part<T> = { items: readonly T[]; more: number };

export type SeriesShape = Pick<Line, "id" | "service" | "metric" | "unit" | "origin" | "attributes"> & {
  last: number | null;
  /** How far it went beyond what was usual in the window before, in half widths of that; null where nobody can say. */
  shift: number | null;
};

export type SeriesList = Part<SeriesShape>;

export type LinesShape = {
  grid: GridShape;
  /** ms since 1970: the starts of the cells that are drawn. */
  times: readonly number[];
  lines: readonly LineShape[];
  /** Ids that this window has no series for. */
  missing: readonly string[];
  /** Cells of the grid: more than `times` where the lines were thinned. */
  cells: number;
};

export type LineShape = Omit<SeriesShape, "last" | "shift"> & {
  /** One for each of `times`. */
  values: readonly (number | null)[];
  spread: Spread | null;
  /** The spread of the window before; null where it was not asked for, or has too few values. */
  baseline: Spread | null;
};

export type PatternShape = {
  id: string;
  service: string;
  template: string;
  severity: number;
  count: number;
  /** Lines in the window before; null where it was not asked for. */
  countBefore: number | null;
  firstSeen: string;
  lastSeen: string;
  /** Lines by second, thinned to a few dozen cells. */
  rate: readonly (number | null)[];
  examples: readonly LogExampleShape[];
};

export type LogExampleShape = {
  at: string;
  severity: number;
  body: string;
  traceId: string;
  spanId: string;
};

export type PatternList = Part<PatternShape> & { grid: GridShape };

export type TraceShape = {
  traceId: string;
  reasons: readonly TraceReason[];
  startedAt: string;
  durationSeconds: number;
  spanCount: number;
  errorCount: number;
  service: string;
  operation: string;
  services: readonly string[];
};

export type TraceList = Part<TraceShape>;

export type SpanShape = Omit<TraceSpan, "startUs" | "durationUs" | "ownUs"> & {
  /** Since the trace began. Negative where a clock is behind. */
  offsetSeconds: number;
  durationSeconds: number;
  ownSeconds: number;
  attributes: Attributes;
};

export type TraceDetail = Omit<TraceShape, "services"> & { spans: readonly SpanShape[] };

export type ServiceMapShape = {
  grid: GridShape;
  nodes: readonly MapNode[];
  edges: readonly MapEdge[];
  /** Services and calls that the map leaves out. */
  moreNodes: number;
};

export type MapNode = {
  service: string;
  health: Health;
  requestsPerSecond: number;
  errorShare: number | null;
  p99Seconds: number | null;
  /** Who says so: a database has no requests of its own, but callers that wait for it. */
  seenBy: "itself" | "callers";
};

export type MapEdge = {
  caller: string;
  callee: string;
  health: Health;
  callsPerSecond: number;
  errorShare: number | null;
  /** What the caller waits. */
  p99Seconds: number | null;
  /** Who knows of it: spans, metrics, a catalogue. */
  sources: readonly string[];
};
