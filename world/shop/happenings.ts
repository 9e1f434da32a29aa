/** What the shop did in a stretch of time, before anybody has made OTLP of it. Times are milliseconds since 1970. */

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A process, a machine or a server whose telemetry bears one resource. A restart makes another. */
export type Source = {
  /** Unlike any other, restarts included. */
  key: string;
  /** "" for a machine. */
  service: string;
  startedAtMs: number;
  resource: Attributes;
};

export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer";

export type Exception = { type: string; message: string; stack: string };

export type ShopSpan = {
  source: Source;
  traceId: string;
  spanId: string;
  /** "" for a root. */
  parentSpanId: string;
  name: string;
  kind: SpanKind;
  startMs: number;
  endMs: number;
  failed: boolean;
  attributes: Attributes;
  exception: Exception | null;
};

export type Severity = "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";

export type ShopLog = {
  source: Source;
  atMs: number;
  severity: Severity;
  /** What kind of event it is, where it is more than a line. */
  eventName?: string;
  body: string;
  attributes: Attributes;
  traceId: string;
  spanId: string;
};

export type Measurement = {
  source: Source;
  instrument: InstrumentName;
  value: number;
  attributes: Attributes;
};

/** The shop's instruments, named by OpenTelemetry's semantic conventions and its Collector's receivers. */
export const instruments = {
  "http.server.request.duration": { kind: "histogram", unit: "s" },
  "http.client.request.duration": { kind: "histogram", unit: "s" },
  "db.client.operation.duration": { kind: "histogram", unit: "s" },
  "db.client.connection.wait_time": { kind: "histogram", unit: "s" },
  "db.client.connection.count": { kind: "gauge", unit: "{connection}" },
  "db.client.connection.max": { kind: "gauge", unit: "{connection}" },
  "db.client.connection.pending_requests": { kind: "gauge", unit: "{request}" },
  "db.client.connection.timeouts": { kind: "counter", unit: "{timeout}" },
  "messaging.client.sent.messages": { kind: "counter", unit: "{message}" },
  "messaging.client.consumed.messages": { kind: "counter", unit: "{message}" },
  "process.cpu.utilization": { kind: "gauge", unit: "1" },
  "process.memory.usage": { kind: "gauge", unit: "By" },
  "process.uptime": { kind: "gauge", unit: "s" },
  "nodejs.eventloop.delay.p99": { kind: "gauge", unit: "s" },
  "v8js.memory.heap.used": { kind: "gauge", unit: "By" },
  "v8js.memory.heap.limit": { kind: "gauge", unit: "By" },
  "v8js.gc.duration": { kind: "histogram", unit: "s" },
  "system.cpu.utilization": { kind: "gauge", unit: "1" },
  "system.memory.utilization": { kind: "gauge", unit: "1" },
  "postgresql.backends": { kind: "gauge", unit: "1" },
  "postgresql.commits": { kind: "counter", unit: "1" },
  "postgresql.rollbacks": { kind: "counter", unit: "1" },
  "redis.clients.connected": { kind: "gauge", unit: "1" },
  "redis.commands.processed": { kind: "counter", unit: "1" },
  "redis.keyspace.hits": { kind: "counter", unit: "1" },
  "redis.keyspace.misses": { kind: "counter", unit: "1" },
  "shop.orders.placed": { kind: "counter", unit: "{order}" },
} as const satisfies Readonly<Record<string, { kind: "histogram" | "gauge" | "counter"; unit: string }>>;
export type InstrumentName = keyof typeof instruments;

export type Happenings = {
  spans: readonly ShopSpan[];
  logs: readonly ShopLog[];
  measurements: readonly Measurement[];
};

/** What reaches those who watch. Instruments go on counting in silence, and tell all at once when it ends. */
export type Seen = Happenings & {
  /** Services whose metrics nobody collects for now. */
  silent: readonly string[];
};
