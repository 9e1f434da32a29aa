import type { IncomingMessage, ServerResponse } from "node:http";

import { alertRoutes } from "./alert-routes";
import { dataAnswer, everyAnswer } from "./answer-headers";
import { incidentRoutes } from "./incident-routes";
import type { Handler } from "./route";
import { reportFailure } from "./route-failure";
import { telemetryRoutes } from "./telemetry-routes";

type Methods = Readonly<Partial<Record<string, Handler>>>;

/** Answers a request that comes by a door. */
export type DoorAnswer = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

type Door = { place: Place; handlers: Methods; takesTurns: boolean };
type Place = { pattern: RegExp; names: readonly string[] };

/** Of what comes in hundreds a second, all is answered here; of what programs do in rooms, what they write. */
const doors: readonly Door[] = [
  ...Object.entries<Methods>({ ...telemetryRoutes, ...alertRoutes }).map(([path, handlers]) => ({
    place: placeOf(path),
    handlers,
    takesTurns: false,
  })),
  ...Object.entries<Methods>(incidentRoutes).map(([path, { POST }]) => ({
    place: placeOf(path),
    handlers: { POST },
    takesTurns: true,
  })),
];

/**
 * What answers a request before the pages' server does, which would take longer with it than the work itself; null for
 * what is the pages' server's. The routes are those of the app: the same table of who may call what, the same limits.
 * What takes turns with its sender's other writes says so.
 */
export function doorOf({
  url = "",
  method = "",
}: Pick<IncomingMessage, "url" | "method">): { answer: DoorAnswer; takesTurns: boolean } | null {
  const path = url.split("?", 1)[0] ?? "";
  for (const { place, handlers, takesTurns } of doors) {
    const found = place.pattern.exec(path);
    if (!found) continue;
    const handler = handlers[method === "HEAD" ? "GET" : method];
    if (!handler) return null;
    const params = Object.fromEntries(
      place.names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")]),
    );
    return {
      takesTurns,
      answer(incoming, outgoing) {
        respond(handler, params, incoming, outgoing).catch((error: unknown) => {
          reportFailure(error, "door");
          outgoing.destroy();
        });
      },
    };
  }
  return null;
}

/** Where a route is, as the app's folders say it: a name in brackets stands for one step of the path. */
function placeOf(path: string): Place {
  const names = [...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
  return { pattern: new RegExp(`^${path.replaceAll(/\[\w+\]/g, "([^/]+)")}$`), names };
}

async function respond(
  handler: Handler,
  params: Record<string, string>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { status, headers, body } = await handler(requestOf(incoming), { params: Promise.resolve(params) });
  outgoing.setHeaders(new Map(Object.entries({ ...everyAnswer, ...dataAnswer })));
  outgoing.writeHead(status, [...headers].flat());
  outgoing.end(body && Buffer.from(await new Response(body).arrayBuffer()));
}

/**
 * The request as routes know it, with the headers that our own server has let stand. Where it goes to is no part of
 * what they look at but for the query.
 */
function requestOf(incoming: IncomingMessage): Request {
  const { method = "", url = "" } = incoming;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headers))
    for (const value of [values].flat()) headers.append(name, value);
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
