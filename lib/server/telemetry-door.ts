import type { IncomingMessage, ServerResponse } from "node:http";

import { alertRoutes } from "./alert-routes";
import { dataAnswer, everyAnswer } from "./answer-headers";
import type { Handler } from "./route";
import { reportFailure } from "./route-failure";
import { telemetryRoutes } from "./telemetry-routes";

const doors: ReadonlyMap<string, Readonly<Record<string, Handler>>> = new Map(
  Object.entries({ ...telemetryRoutes, ...alertRoutes }),
);

/**
 * Answers a request with telemetry or with alerts, and says whether it was one. The routes are those of the app: the same table of
 * who may send, the same limits. They are answered before the pages' server, which would take longer with a request
 * than decoding it does: they come in hundreds a second.
 */
export function answerTelemetry(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const { url = "", method = "" } = incoming;
  const handlers = doors.get(url.split("?", 1)[0] ?? "");
  const handler = handlers?.[method === "HEAD" ? "GET" : method];
  if (!handler) return false;
  answer(handler, incoming, outgoing).catch((error: unknown) => {
    reportFailure(error, "telemetry");
    outgoing.destroy();
  });
  return true;
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { status, headers, body } = await handler(requestOf(incoming), { params: Promise.resolve({}) });
  outgoing.setHeaders(new Map(Object.entries({ ...everyAnswer, ...dataAnswer })));
  outgoing.writeHead(status, [...headers].flat());
  outgoing.end(body && Buffer.from(await new Response(body).arrayBuffer()));
}

/** The request as routes know it. Where it goes to is no part of what they look at but for the query. */
function requestOf(incoming: IncomingMessage): Request {
  const { method = "", url = "" } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const bodiless = method === "GET" || method === "HEAD" || method === "OPTIONS";
  const init: RequestInit & { duplex: "half" } = {
    method,
    headers,
    body: bodiless ? null : bodyOf(incoming),
    duplex: "half",
  };
  return new Request(new URL(url, "http://localhost"), init);
}

/** A body as it arrives. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
