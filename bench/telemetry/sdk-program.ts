/** Programs that use the OpenTelemetry SDK, as its instrumentation of HTTP, databases and loggers makes them speak. */
import { ROOT_CONTEXT, SeverityNumber, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

import { createDice } from "../frame/dice";

/** What the SDK's batch processors send at most in one request. */
const BATCH = 512;
const ROUTES = ["/cart", "/cart/:id", "/checkout", "/product/:id", "/recommendations"];
const TABLES = ["cart_item", "customer", "orders", "product", "stock"];
const HOST = { "server.address": "shop.example.com", "server.port": 8080 };
const PROTOCOL = { "network.protocol.version": "1.1", "url.scheme": "http" };
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

type Chance = () => number;

/** One instance of a service; what it says goes to `url`, one request of each batch processor for each flush. */
export async function runProgram(url: string, service: number): Promise<void> {
  const chance = createDice(service + 1);
  const resource = resourceOf(service);
  const traces = new TracerProvider({
    resource,
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${url}/v1/traces` }),
        maxExportBatchSize: BATCH,
        maxQueueSize: 4 * BATCH,
      }),
    ],
  });
  const logs = new LoggerProvider({
    resource,
    processors: [
      new BatchLogRecordProcessor({
        exporter: new OTLPLogExporter({ url: `${url}/v1/logs` }),
        maxExportBatchSize: BATCH,
        maxQueueSize: 4 * BATCH,
      }),
    ],
  });
  const metrics = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ url: `${url}/v1/metrics` }) }),
    ],
  });
  serveRequests(traces, logs, chance);
  recordMetrics(metrics, chance);
  await Promise.all([traces, logs, metrics].map((provider) => provider.forceFlush()));
  await Promise.all([traces, logs, metrics].map((provider) => provider.shutdown()));
}

const resourceOf = (service: number) =>
  resourceFromAttributes({
    "service.name": `service-${service}`,
    "service.version": "4.12.0",
    "service.instance.id": `7d1f${service}c3e-3b1a-4c1e-9f0e-2f6f1f3f6a01`,
    "deployment.environment.name": "production",
    "telemetry.sdk.language": "nodejs",
    "telemetry.sdk.name": "opentelemetry",
    "telemetry.sdk.version": "3.1.0",
    "host.name": `node-${service % 3}`,
    "k8s.pod.name": `service-${service}-6c9d7`,
    "process.pid": 4_000 + service,
    "process.runtime.name": "nodejs",
    "process.runtime.version": "20.20.2",
  });

/** Requests that read two tables and call another service each, and a line about each of those. */
function serveRequests(traces: TracerProvider, logs: LoggerProvider, chance: Chance): void {
  const tracer = traces.getTracer("@opentelemetry/instrumentation-http", "0.301.0");
  const logger = logs.getLogger("@opentelemetry/instrumentation-pino", "0.301.0");
  for (let request = 0; request < BATCH / 4; request++) {
    const route = pick(ROUTES, chance);
    const failed = chance() < 0.02;
    const server = tracer.startSpan(`GET ${route}`, {
      kind: SpanKind.SERVER,
      attributes: served(route, chance),
    });
    const within = trace.setSpan(ROOT_CONTEXT, server);
    const say = (body: string, severityNumber = SeverityNumber.INFO) =>
      logger.emit({
        severityNumber,
        severityText: severityNumber === SeverityNumber.INFO ? "info" : "error",
        body,
        context: within,
        attributes: { "logger.name": "http", "thread.name": `worker-${request % 8}` },
      });
    for (const table of [pick(TABLES, chance), pick(TABLES, chance)]) {
      tracer
        .startSpan(`SELECT ${table}`, { kind: SpanKind.CLIENT, attributes: queried(table) }, within)
        .end();
      say(`read ${Math.floor(chance() * 40)} rows of ${table} in ${(chance() * 9).toFixed(2)} ms`);
    }
    const called = tracer.startSpan("GET", { kind: SpanKind.CLIENT, attributes: asked(chance) }, within);
    called.setAttribute("http.response.status_code", failed ? 503 : 200);
    if (failed) called.setStatus({ code: SpanStatusCode.ERROR });
    called.end();
    if (failed) say(`upstream answered 503 to request ${hex(chance)}`, SeverityNumber.ERROR);
    else say(`priced ${Math.floor(chance() * 12)} items for user ${Math.floor(chance() * 9_999)}`);
    server.setAttribute("http.response.status_code", failed ? 500 : 200);
    if (failed) server.setStatus({ code: SpanStatusCode.ERROR });
    server.end();
    say(`request ${hex(chance)} took ${Math.floor(chance() * 300)} ms`);
  }
}

const pick = (of: readonly string[], chance: Chance) => of[Math.floor(chance() * of.length)] ?? "";
const hex = (chance: Chance) => Math.floor(chance() * 2 ** 32).toString(16);

const served = (route: string, chance: Chance) => ({
  ...HOST,
  ...PROTOCOL,
  "http.request.method": "GET",
  "http.route": route,
  "url.path": route.replace(":id", String(Math.floor(chance() * 5_000))),
  "user_agent.original": BROWSER,
  "client.address": `10.0.${Math.floor(chance() * 256)}.17`,
  "network.peer.address": "10.0.3.9",
  "network.peer.port": 30_000 + Math.floor(chance() * 30_000),
});

const asked = (chance: Chance) => ({
  ...PROTOCOL,
  "http.request.method": "GET",
  "server.address": "pricing",
  "server.port": 8080,
  "url.full": `http://pricing:8080/price/${Math.floor(chance() * 5_000)}`,
  "network.peer.address": "10.0.7.4",
  "network.peer.port": 8080,
});

const queried = (table: string) => ({
  "db.system.name": "postgresql",
  "db.namespace": "shop",
  "db.operation.name": "SELECT",
  "db.collection.name": table,
  "db.query.text": `SELECT * FROM ${table} WHERE id = $1`,
  "server.address": "postgres",
  "server.port": 5432,
});

/** Durations of requests and calls by route and status, and what a runtime says of itself. */
function recordMetrics(metrics: MeterProvider, chance: Chance): void {
  const meter = metrics.getMeter("@opentelemetry/instrumentation-http", "0.301.0");
  for (const name of ["http.server.request.duration", "http.client.request.duration"]) {
    const duration = meter.createHistogram(name, { unit: "s" });
    for (const route of ROUTES)
      for (const status of [200, 500])
        for (let times = 0; times < 20; times++)
          duration.record(chance(), {
            "http.request.method": "GET",
            "http.route": route,
            "http.response.status_code": status,
          });
  }
  for (let number = 0; number < 8; number++) {
    const gauge = meter.createGauge(`app.pool.${number}`, { unit: "{connection}" });
    const count = meter.createCounter(`app.jobs.${number}`, { unit: "{job}" });
    for (let queue = 0; queue < 10; queue++) {
      gauge.record(chance() * 100, { queue: `queue-${queue}`, state: "used" });
      count.add(Math.floor(chance() * 100), { queue: `queue-${queue}` });
    }
  }
}
