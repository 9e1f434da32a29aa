/** What stands in a configuration until a token is made. */
export const TOKEN_PLACEHOLDER = "PARALLAX_TOKEN";

export type CollectorTarget = { origin: string; token: string };

/** A configuration of an OpenTelemetry Collector that passes on all it is sent, and keeps it while we are away. */
export function collectorConfiguration({ origin, token }: CollectorTarget): string {
  return `receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 127.0.0.1:4317
      http:
        endpoint: 127.0.0.1:4318

processors:
  batch: {}

exporters:
  otlphttp/parallax:
    endpoint: ${JSON.stringify(origin)}
    compression: gzip
    headers:
      authorization: ${JSON.stringify(`Bearer ${token}`)}
    retry_on_failure:
      enabled: true
    sending_queue:
      enabled: true

service:
  pipelines:
    traces:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/parallax]
    metrics:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/parallax]
    logs:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/parallax]
`;
}

/** The environment in which any OpenTelemetry SDK sends to us without a Collector. */
export function sdkEnvironment({ origin, token }: CollectorTarget): string {
  return [
    "export OTEL_SERVICE_NAME=checkout",
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${quoted(origin)}`,
    "export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
    "export OTEL_EXPORTER_OTLP_COMPRESSION=gzip",
    `export OTEL_EXPORTER_OTLP_HEADERS=${quoted(`authorization=Bearer%20${encodeURIComponent(token)}`)}`,
    "",
  ].join("\n");
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
