/** A web node without pages: the hub over the log, as it ships, but for the limit of writes per person. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

import { mintToken } from "@/lib/server/api-token";
import { readEnvironment } from "@/lib/server/environment";
import { openHub } from "@/lib/server/hub-runtime";
import { createRuntime } from "@/lib/server/open-runtime";
import { verbContext } from "@/lib/server/verb-context";
import { appendEvent } from "@/lib/verbs/append-event";
import { declareIncident } from "@/lib/verbs/declare-incident";
import { success } from "@/lib/wire/problem";

import { settledMemory } from "./memory";
import { serve } from "./messages";
import { NOTE } from "./note";

const runtime = createRuntime(readEnvironment(process.env));
const hub = openHub({ ...runtime, limitWrites: () => success(null) });
const person = {
  id: randomUUID(),
  name: "Bench",
  email: `${randomUUID()}@example.com`,
  role: "responder",
} as const;

const handlers = {
  /** Listens; gives where, and with what to come in. */
  async open() {
    await runtime.database.prisma.user.create({ data: { ...person } });
    const { id: tokenId, token, secretHash } = mintToken();
    await runtime.tokens.create({
      id: tokenId,
      userId: person.id,
      name: "bench",
      secretHash,
      scopes: ["write"],
      createdAt: new Date(),
      expiresAt: null,
    });
    const server = createServer();
    server.on("upgrade", hub.upgrade);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    return { url: `http://127.0.0.1:${port}`, token };
  },
  /** A new incident to write into. */
  async declare() {
    const outcome = await declareIncident(context(), { commandId: randomUUID(), title: "Bench" });
    if (!outcome.ok) throw new Error(outcome.problem.detail);
    return outcome.value.incidentId;
  },
  /** Writes `count` notes while nobody is connected. */
  async write({ incidentId, count }: { incidentId: string; count: number }) {
    for (let index = 0; index < count; index++)
      await appendEvent(context(), {
        incidentId,
        draft: { type: "note_added", commandId: randomUUID(), payload: { markdown: NOTE } },
      });
    return null;
  },
  stored: async (incidentId: string) => (await runtime.log.heads([incidentId])).get(incidentId) ?? 0,
  memory: () => settledMemory(),
};

function context() {
  return verbContext(runtime, { ...person, kind: "person", sessionId: "" });
}

export type ParallaxNode = typeof handlers;
serve(handlers);
