/** A web node without pages: the routes for telemetry as they ship, but for the limit of requests per token. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { POST as postLogs } from "@/app/v1/logs/route";
import { POST as postMetrics } from "@/app/v1/metrics/route";
import { POST as postTraces } from "@/app/v1/traces/route";
import { mintToken } from "@/lib/server/api-token";
import { readEnvironment } from "@/lib/server/environment";
import { createRuntime, installRuntime } from "@/lib/server/runtime";
import { success } from "@/lib/wire/problem";

import { serve } from "../log/messages";

const runtime = installRuntime({
  ...createRuntime(readEnvironment(process.env)),
  limitTelemetry: () => success(null),
});
const posts = new Map([
  ["/v1/traces", postTraces],
  ["/v1/metrics", postMetrics],
  ["/v1/logs", postLogs],
]);

const server = createServer((incoming, outgoing) => {
  const post = posts.get(incoming.url ?? "");
  if (!post) throw new Error(`Nothing answers ${incoming.url}.`);
  const headers = new Headers(
    Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      [value].flat().join(", "),
    ]),
  );
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers,
    body: bodyOf(incoming),
    duplex: "half",
  };
  const request = new Request(`http://127.0.0.1${incoming.url}`, init);
  void answer(post(request, { params: Promise.resolve(undefined) }), outgoing);
});

async function answer(answered: Promise<Response>, outgoing: ServerResponse): Promise<void> {
  const response = await answered;
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** A body as it arrives. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}

const handlers = {
  /** Listens; gives where, and with what to come in. */
  async open() {
    // What the first request would wait for is not measured.
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
    return { url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`, token };
  },
  /** Resident memory at its highest, in MiB. */
  peakMib: () => process.resourceUsage().maxRSS / 1024,
};

export type TelemetryNode = typeof handlers;
serve(handlers);
