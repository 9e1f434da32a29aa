import type { IncomingMessage } from "node:http";

import { Server as EngineServer, type Socket as Connection } from "engine.io";
import { Server } from "socket.io";

import { LIVE_PATH, PING_INTERVAL_MS, PING_TIMEOUT_MS } from "@/lib/wire/live";

import type { HubServer, LiveActor } from "./hub-socket";

/** The largest message that a client may send, in bytes. */
const MOST_BYTES = 1024 * 1024;
/** How long a connection may stay without joining, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

export type Engine = {
  io: HubServer;
  engine: EngineServer;
  /** Remembers whose request this is, which is about to become a connection. */
  admit: (request: IncomingMessage, actor: LiveActor) => void;
};

/**
 * Socket.IO over WebSocket alone, its state recovery off: a log with seqs recovers better, and does so across
 * nodes. Apart from any HTTP server, so that a stranger gets an HTTP answer and never a transport.
 */
export function openEngine(): Engine {
  const engine = new EngineServer({
    transports: ["websocket"],
    allowUpgrades: false,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    maxHttpBufferSize: MOST_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
  });
  const io: HubServer = new Server({
    path: LIVE_PATH,
    serveClient: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
  });
  io.bind(engine);

  const actors = new WeakMap<object, LiveActor>();
  engine.on("connection", (connection: Connection) => {
    const actor = actors.get(connection.request);
    if (actor) actors.set(connection, actor);
    // The first request is a third of what a connection costs, and nobody needs it any more.
    Reflect.set(connection, "request", null);
  });
  io.use((socket, next) => {
    const actor = actors.get(socket.conn);
    if (!actor) return next(new Error("unauthenticated"));
    socket.data = { actor, requests: undefined };
    next();
  });
  return { io, engine, admit: (request, actor) => void actors.set(request, actor) };
}
