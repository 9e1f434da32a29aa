import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

import type { RecordedRequest } from "./otlp-tables";

export type Recorder = {
  endpoint: string;
  /** Every request so far, in the order in which they came. */
  requests: readonly RecordedRequest[];
  stop: () => Promise<void>;
};

/** Takes OTLP/HTTP on loopback, and keeps it as it came. */
export async function startRecorder(): Promise<Recorder> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    keep(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push({ path: request.url ?? "", body: await buffer(request) });
    response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It listens on no port.");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
