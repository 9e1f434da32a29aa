/** The tables that the OpenTelemetry Collector's ClickHouse exporter makes, as far as anybody reads them. */
export type Generation =
  /** As of 2025. */
  | "present"
  /** Before 2024: no column of whole seconds for logs, durations with a sign. */
  | "old"
  /** With `json: true`: attributes of type JSON. */
  | "json";

export function tablesOf(generation: Generation, database: string): string[] {
  const attributes = generation === "json" ? "JSON" : "Map(LowCardinality(String), String)";
  const ofMetrics = (type: string, columns: string) => `
    CREATE TABLE ${database}.otel_metrics_${type} (
      ResourceAttributes ${attributes}, ScopeName String, ServiceName LowCardinality(String), MetricName String,
      MetricDescription String, MetricUnit String, Attributes ${attributes}, StartTimeUnix DateTime64(9),
      TimeUnix DateTime64(9), Flags UInt32, ${columns}
    ) ENGINE = MergeTree PARTITION BY toDate(TimeUnix)
    ORDER BY (ServiceName, MetricName, toUnixTimestamp64Nano(TimeUnix))`;
  return [
    `CREATE DATABASE ${database}`,
    `CREATE TABLE ${database}.otel_logs (
      Timestamp DateTime64(9), ${generation === "old" ? "" : "TimestampTime DateTime DEFAULT toDateTime(Timestamp),"}
      TraceId String, SpanId String, SeverityText LowCardinality(String), SeverityNumber UInt8,
      ServiceName LowCardinality(String), Body String, ResourceAttributes ${attributes}, LogAttributes ${attributes}
    ) ENGINE = MergeTree PARTITION BY toDate(${generation === "old" ? "Timestamp" : "TimestampTime"})
    ORDER BY (ServiceName, ${generation === "old" ? "toUnixTimestamp(Timestamp)" : "TimestampTime"}, Timestamp)`,
    `CREATE TABLE ${database}.otel_traces (
      Timestamp DateTime64(9), TraceId String, SpanId String, ParentSpanId String,
      SpanName LowCardinality(String), SpanKind LowCardinality(String), ServiceName LowCardinality(String),
      ResourceAttributes ${attributes}, SpanAttributes ${attributes},
      Duration ${generation === "old" ? "Int64" : "UInt64"}, StatusCode LowCardinality(String), StatusMessage String
    ) ENGINE = MergeTree PARTITION BY toDate(Timestamp) ORDER BY (ServiceName, SpanName, toDateTime(Timestamp))`,
    ofMetrics("gauge", "Value Float64"),
    ofMetrics("sum", "Value Float64, AggregationTemporality Int32, IsMonotonic Boolean"),
    ofMetrics(
      "histogram",
      `Count UInt64, Sum Float64, BucketCounts Array(UInt64), ExplicitBounds Array(Float64),
      AggregationTemporality Int32`,
    ),
    ofMetrics(
      "exponential_histogram",
      `Count UInt64, Sum Float64, Scale Int32, ZeroCount UInt64, PositiveOffset Int32,
      PositiveBucketCounts Array(UInt64), NegativeOffset Int32, NegativeBucketCounts Array(UInt64),
      AggregationTemporality Int32`,
    ),
    ofMetrics(
      "summary",
      "Count UInt64, Sum Float64, ValueAtQuantiles Nested(Quantile Float64, Value Float64)",
    ),
  ];
}
