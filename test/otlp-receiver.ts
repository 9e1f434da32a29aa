import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";

import { decodeLogs, decodeMetrics, decodeTraces } from "./otlp-messages";

type Attributes = ReturnType<typeof decodeLogs>["resourceLogs"][number]["resource"]["attributes"];
type WithSource<Row> = Row & { resource: Attributes };
type Span = ReturnType<typeof decodeTraces>["resourceSpans"][number]["scopeSpans"][number]["spans"][number];
type Metric = ReturnType<
  typeof decodeMetrics
>["resourceMetrics"][number]["scopeMetrics"][number]["metrics"][number];
type Log = ReturnType<typeof decodeLogs>["resourceLogs"][number]["scopeLogs"][number]["logRecords"][number];

export type OtlpReceiver = {
  endpoint: string;
  spans: WithSource<Span>[];
  metrics: WithSource<Metric>[];
  logs: WithSource<Log>[];
  /** The `Authorization` of each request. */
  authorizations: Set<string | undefined>;
  /** Every byte that came, unpacked: to look for what should not be there. */
  bytes: () => string;
  /** The status of what is answered from now on (200). */
  answerWith: (status: number) => void;
  stop: () => Promise<void>;
};

/** A real OTLP/HTTP receiver on loopback, which keeps what it is sent. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const bodies: Buffer[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const packed = await buffer(request);
    const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(packed) : packed;
    received.authorizations.add(request.headers.authorization);
    bodies.push(body);
    if (status === 200) keep(request.url, body);
    response.writeHead(status, { "content-type": "application/x-protobuf" }).end();
  }

  function keep(path: string | undefined, body: Buffer): void {
    if (path === "/v1/traces")
      for (const { resource, scopeSpans } of decodeTraces(body).resourceSpans)
        for (const { spans } of scopeSpans)
          for (const span of spans) received.spans.push({ ...span, resource: resource.attributes });
    else if (path === "/v1/metrics")
      for (const { resource, scopeMetrics } of decodeMetrics(body).resourceMetrics)
        for (const { metrics } of scopeMetrics)
          for (const metric of metrics) received.metrics.push({ ...metric, resource: resource.attributes });
    else if (path === "/v1/logs")
      for (const { resource, scopeLogs } of decodeLogs(body).resourceLogs)
        for (const { logRecords } of scopeLogs)
          for (const log of logRecords) received.logs.push({ ...log, resource: resource.attributes });
    else throw new Error(`Nothing is sent to ${path}.`);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  const received: OtlpReceiver = {
    endpoint: `http://127.0.0.1:${address.port}`,
    spans: [],
    metrics: [],
    logs: [],
    authorizations: new Set(),
    bytes: () => Buffer.concat(bodies).toString("latin1"),
    answerWith(next) {
      status = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return received;
}
