import { randomBytes } from "node:crypto";

import { encodeMessage } from "@/test/otlp-schema";

/** Rows of one request: what an SDK's batch processor sends at once. */
export const ROWS_PER_BODY = 512;

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const int = (key: string, value: number) => ({ key, value: { intValue: String(value) } });

/** What an SDK says of its process. */
const resource = (service: number) => ({
  attributes: [
    text("service.name", `service-${service}`),
    text("service.version", "4.12.0"),
    text("service.instance.id", `7d1f${service}c3e-3b1a-4c1e-9f0e-2f6f1f3f6a01`),
    text("deployment.environment.name", "production"),
    text("telemetry.sdk.language", "nodejs"),
    text("telemetry.sdk.name", "opentelemetry"),
    text("telemetry.sdk.version", "2.1.0"),
    text("host.name", `node-${service % 3}`),
    text("k8s.pod.name", `service-${service}-6c9d7`),
    text("process.runtime.version", "20.20.2"),
    int("process.pid", 4_000 + service),
  ],
});
const scope = { name: "@opentelemetry/instrumentation-http", version: "0.301.0" };
const nanos = (us: number) => `${Math.round(us)}000`;
const ROUTES = ["/cart", "/cart/:id", "/checkout", "/product/:id", "/recommendations"];

type Body = Uint8Array<ArrayBuffer>;

/** A request of spans that follow one another from a time on; every value that differs in life differs here. */
export function spansBody(fromUs: number, service: number): Body {
  const spans = Array.from({ length: ROWS_PER_BODY }, (_, index) => ({
    traceId: randomBytes(16),
    spanId: randomBytes(8),
    parentSpanId: index % 4 === 0 ? new Uint8Array() : randomBytes(8),
    name: `GET ${ROUTES[index % ROUTES.length]}`,
    kind: index % 2 === 0 ? 2 : 3,
    startTimeUnixNano: nanos(fromUs + index * 90),
    endTimeUnixNano: nanos(fromUs + index * 90 + 1_000 + ((index * 7_919) % 90_000)),
    attributes: [
      text("http.request.method", "GET"),
      text("http.route", ROUTES[index % ROUTES.length] ?? ""),
      text("url.path", `/product/${(index * 7_919) % 5_000}`),
      text("server.address", "shop.example.com"),
      int("http.response.status_code", index % 50 === 0 ? 500 : 200),
      text("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64)"),
      text("network.protocol.version", "1.1"),
      int("network.peer.port", 30_000 + ((index * 104_729) % 30_000)),
    ],
    status: { code: index % 50 === 0 ? 2 : 0 },
  }));
  return encodeMessage("Traces", {
    resourceSpans: [{ resource: resource(service), scopeSpans: [{ scope, spans }] }],
  });
}

/** A request of log records. */
export function logsBody(fromUs: number, service: number): Body {
  const logRecords = Array.from({ length: ROWS_PER_BODY }, (_, index) => ({
    timeUnixNano: nanos(fromUs + index * 90),
    observedTimeUnixNano: nanos(fromUs + index * 90),
    severityNumber: index % 20 === 0 ? 17 : 9,
    severityText: index % 20 === 0 ? "ERROR" : "INFO",
    body: {
      stringValue: `request ${index * 7_919} for user ${(index * 104_729) % 9_999} took ${index % 300} ms`,
    },
    attributes: [text("logger.name", "http"), text("thread.name", `worker-${index % 8}`)],
    traceId: randomBytes(16),
    spanId: randomBytes(8),
  }));
  return encodeMessage("Logs", {
    resourceLogs: [{ resource: resource(service), scopeLogs: [{ scope, logRecords }] }],
  });
}

/** A request of points: 32 metrics with 16 series each. */
export function pointsBody(atUs: number, service: number): Body {
  const metrics = Array.from({ length: ROWS_PER_BODY / 16 }, (_, metric) => ({
    name: `app.metric.${metric}`,
    unit: "By",
    [metric % 2 === 0 ? "gauge" : "sum"]: {
      ...(metric % 2 === 1 && { aggregationTemporality: 2, isMonotonic: true }),
      dataPoints: Array.from({ length: 16 }, (_point, index) => ({
        startTimeUnixNano: nanos(atUs - 60_000_000),
        timeUnixNano: nanos(atUs),
        asDouble: metric * 100 + index + Math.random(),
        attributes: [text("queue", `queue-${index}`), text("state", "used")],
      })),
    },
  }));
  return encodeMessage("Metrics", {
    resourceMetrics: [{ resource: resource(service), scopeMetrics: [{ scope, metrics }] }],
  });
}
