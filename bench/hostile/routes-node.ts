/** A web node without pages: the routes for telemetry as they ship, but for the limit of requests, and each token proven once. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { POST as postLogs } from "@/app/v1/logs/route";
import { POST as postText } from "@/app/v1/logs/text/route";
import { POST as postMetrics } from "@/app/v1/metrics/route";
import { POST as postTraces } from "@/app/v1/traces/route";
import { mintToken } from "@/lib/server/api-token";
import { readEnvironment } from "@/lib/server/environment";
import { HTTP_LIMITS } from "@/lib/server/live-http";
import { createRuntime } from "@/lib/server/open-runtime";
import { installRuntime } from "@/lib/server/runtime";
import { success } from "@/lib/wire/problem";
import { bodyOf } from "@/test/body-of";

import { serve } from "../log/messages";

const made = createRuntime(readEnvironment(process.env));
type Found = ReturnType<typeof made.tokens.find>;
const proven = new Map<string, Found>();
const runtime = installRuntime({
  ...made,
  limitTelemetry: () => success(null),
  tokens: {
    ...made.tokens,
    find(id) {
      const found = proven.get(id) ?? made.tokens.find(id);
      proven.set(id, found);
      return found;
    },
  },
});
const posts = new Map([
  ["/v1/traces", postTraces],
  ["/v1/metrics", postMetrics],
  ["/v1/logs", postLogs],
  ["/v1/logs/text", postText],
]);

const server = createServer(HTTP_LIMITS, (incoming, outgoing) => void answer(incoming, outgoing));

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const post = posts.get(incoming.url ?? "");
  if (!post) throw new Error(`Nothing answers ${incoming.url}.`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(", "));
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers,
    body: bodyOf(incoming),
    duplex: "half",
  };
  const request = new Request(`http://127.0.0.1${incoming.url}`, init);
  const response = await post(request, { params: Promise.resolve(undefined) });
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

const handlers = {
  /** Listens; gives where, and with what to come in. */
  async open() {
    await runtime.telemetry.status();
    const user = { id: randomUUID(), name: "Bench", email: `${randomUUID()}@example.com`, role: "responder" };
    await runtime.database.prisma.user.create({ data: user });
    const { id, token, secretHash } = mintToken();
    const life = { createdAt: new Date(), expiresAt: null };
    await runtime.tokens.create({
      id,
      userId: user.id,
      name: "bench",
      secretHash,
      scopes: ["ingest"],
      ...life,
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    return { port: typeof address === "object" && address ? address.port : 0, token };
  },
};

export type RoutesNode = typeof handlers;
serve(handlers);
