import { createServer } from "node:http";

import { io, type Socket } from "socket.io-client";
import { z } from "zod";

import type { RequestBody, RequestName } from "@/lib/client/live-transport";
import type { Actor } from "@/lib/policy/actor";
import type { Hub } from "@/lib/server/hub";
import { openHub } from "@/lib/server/hub-runtime";
import { createRuntime } from "@/lib/server/open-runtime";
import type { Runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import type { EventDraftInput, IncidentEvent } from "@/lib/timeline/event";
import { declareIncident } from "@/lib/verbs/declare-incident";
import { type EventRun, unpackEvents } from "@/lib/wire/event-run";
import { LIVE_PATH, type PresentPerson } from "@/lib/wire/live";
import type { Outcome } from "@/lib/wire/problem";

import { startTestApi, type TestApi, type TestPerson } from "./api";

/** One web process: its own connections to the database, its own hub. */
export type TestNode = { url: string; runtime: Runtime; hub: Hub; stop: () => Promise<void> };

/** Who connects: by cookie (from our own pages, unless `origin` says otherwise) or by token. */
export type Credentials = { cookie: string; origin?: string | null } | { bearer: string };

/** One connection, and everything it was told. */
export type TestClient = {
  socket: Socket;
  events: IncidentEvent[];
  /** Sizes of the messages that brought them. */
  frames: number[];
  presence: { people: readonly PresentPerson[]; total: number }[];
  told: { name: string; body: unknown }[];
  request: <E extends RequestName>(name: E, body: RequestBody<E>) => Promise<Outcome<unknown>>;
  note: (incidentId: string, markdown: string) => Promise<Outcome<unknown>>;
};

export type LiveWorld = {
  api: TestApi;
  nodes: readonly [TestNode, TestNode];
  /** Rejects where the handshake is refused. */
  connect: (node: TestNode, as: Credentials) => Promise<TestClient>;
  declare: (person: TestPerson, more?: object) => Promise<string>;
  stop: () => Promise<void>;
};

/** Two nodes on one database. */
export async function startLiveWorld(hubOf: (runtime: Runtime) => Hub = openHub): Promise<LiveWorld> {
  const api = await startTestApi();
  const first = await startNode(api.runtime, hubOf);
  const second = await startNode(createRuntime(api.runtime.environment), hubOf);
  const clients: TestClient[] = [];
  return {
    api,
    nodes: [first, second],
    async connect(node, as) {
      const client = await connect(node, as, api.runtime.environment.origin);
      clients.push(client);
      return client;
    },
    async declare(person, more = {}) {
      const input = { commandId: crypto.randomUUID(), title: "Checkout fails", ...more };
      const actor: Actor = { ...person, kind: "person", sessionId: "" };
      const outcome = await declareIncident(verbContext(api.runtime, actor), input);
      if (!outcome.ok) throw new Error(outcome.problem.detail);
      return outcome.value.incidentId;
    },
    async stop() {
      for (const { socket } of clients) socket.disconnect();
      await second.stop();
      await second.runtime.close();
      await first.stop();
      await api.stop();
    },
  };
}

async function startNode(runtime: Runtime, hubOf: (runtime: Runtime) => Hub): Promise<TestNode> {
  const hub = hubOf(runtime);
  const server = createServer();
  server.on("upgrade", hub.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    runtime,
    hub,
    async stop() {
      await hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function connect({ url }: TestNode, as: Credentials, ownOrigin: string): Promise<TestClient> {
  const socket = io(url, {
    path: LIVE_PATH,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: headersOf(as, ownOrigin),
  });
  const client = listen(socket);
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(client));
    socket.once("connect_error", reject);
  });
}

function headersOf(as: Credentials, ownOrigin: string): Record<string, string> {
  if ("bearer" in as) return { authorization: `Bearer ${as.bearer}` };
  const { cookie, origin = ownOrigin } = as;
  return { cookie, ...(origin !== null && { origin }) };
}

function listen(socket: Socket): TestClient {
  const client: TestClient = {
    socket,
    events: [],
    frames: [],
    presence: [],
    told: [],
    request: (name, body) => socket.timeout(10_000).emitWithAck(name, body),
    note: (incidentId, markdown) => {
      const draft: EventDraftInput = {
        type: "note_added",
        commandId: crypto.randomUUID(),
        payload: { markdown },
      };
      return client.request("append", { incidentId, ...draft });
    },
  };
  socket.onAny((name: string, body: unknown) => client.told.push({ name, body }));
  socket.on("events", (run: EventRun) => {
    const events = unpackEvents(run);
    client.events.push(...events);
    client.frames.push(events.length);
  });
  socket.on("presence", (message: TestClient["presence"][number]) => client.presence.push(message));
  return client;
}
