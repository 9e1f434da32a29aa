import type { ServerOptions, ServerResponse } from "node:http";

import { LIVE_PATH } from "@/lib/wire/live";
import { problemDetails } from "@/lib/wire/problem";

/** Against clients that send slowly or not at all. Milliseconds. */
export const HTTP_LIMITS: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/** Answers somebody who asks for the live path without WebSocket. */
export function upgradeRequired(response: ServerResponse): void {
  response.writeHead(426, {
    "content-type": "application/problem+json",
    connection: "upgrade",
    upgrade: "websocket",
  });
  const problem = problemDetails({ code: "invalid", detail: `${LIVE_PATH} speaks WebSocket only.` });
  response.end(JSON.stringify({ ...problem, status: 426 }));
}
