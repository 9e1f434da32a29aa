import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

import type { StoredIncidentLog } from "@/lib/store/incident-log";
import { CARET_CHANNEL } from "@/lib/store/caret-channel";
import type { Notifications } from "@/lib/store/notifications";
import type { PostmortemTexts } from "@/lib/store/postmortem-texts";
import { PRESENCE_CHANNEL } from "@/lib/store/presence-channel";
import type { Credentials, Standing } from "@/lib/store/standing";
import type { PersonDirectory } from "@/lib/verbs/person-directory";
import type { InvestigationQueue } from "@/lib/wire/investigation-port";
import { failure } from "@/lib/wire/problem";

import { createHubAccess } from "./hub-access";
import { openEngine } from "./hub-engine";
import { admitHandshake, type Gate, refuseUpgrade } from "./hub-gate";
import { createHandlers } from "./hub-handlers";
import { answer } from "./hub-requests";
import { createHubRooms } from "./hub-rooms";
import { type HubSocket, LIST_ROOM } from "./hub-socket";
import { createHubTexts } from "./hub-texts";
import { createPresence } from "./presence";
import type { TypingLimit, WriteLimit } from "./rate-limit-writes";

/** Changes of the list are told at most this often, in milliseconds. */
const LIST_COLLECT_MS = 500;
/** How long requests under way may take to finish when the server stops, in milliseconds. */
const FINISH_MS = 3_000;
/** How long connections may take to end when they are asked to. */
const FAREWELL = { turns: 50, turnMs: 20 };

export type HubOptions = {
  gate: Gate;
  log: StoredIncidentLog;
  people: PersonDirectory;
  investigations: InvestigationQueue;
  notifications: Notifications;
  readStanding: (credentials: Credentials) => Promise<ReadonlyMap<string, Standing>>;
  notifyPresence: (text: string) => Promise<void>;
  notifyCaret: (text: string) => Promise<void>;
  texts: PostmortemTexts;
  limitWrites: WriteLimit;
  limitTyping: TypingLimit;
  now?: () => Date;
};

export type Hub = {
  /** Takes over an upgrade request for LIVE_PATH. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  connections: () => number;
  /** Lets what is under way finish, tells everybody, and hangs up. */
  close: () => Promise<void>;
};

/** The live end of one node: who is connected, what they follow, and what they are told. */
export function createHub(options: HubOptions): Hub {
  const { gate, log, notifications, readStanding, notifyPresence, now = () => new Date() } = options;
  const { io, engine, admit } = openEngine();
  const running = new Set<Promise<void>>();
  let closing = false;

  const presence = createPresence({
    node: randomUUID(),
    now: () => performance.now(),
    publish: (text) => track(notifyPresence(text).catch(() => undefined)),
    onChange: (incidentId, roster) => io.to(incidentId).emit("presence", { incidentId, ...roster }),
  });
  const rooms = createHubRooms({
    io,
    log,
    onLeave: (socket, incidentId) => presence.leave(incidentId, socket.id),
  });
  const texts = createHubTexts({
    ...options,
    io,
    publishCaret: (text) => track(options.notifyCaret(text).catch(() => undefined)),
  });
  const access = createHubAccess({ notifications, readStanding, now });
  const handlers = createHandlers({ ...options, now, rooms, presence, texts });
  const stopPresence = notifications.listen(PRESENCE_CHANNEL, {
    onMessage: presence.hear,
    onLive: () => undefined,
  });
  const stopCarets = notifications.listen(CARET_CHANNEL, {
    onMessage: texts.hearCaret,
    onLive: () => undefined,
  });
  const stopList = log.onListChanged(collect(LIST_COLLECT_MS, () => io.to(LIST_ROOM).emit("list_changed")));

  function track(work: Promise<void>): void {
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  async function respond(socket: HubSocket, packet: readonly unknown[]): Promise<void> {
    const last = packet.at(-1);
    const reply = typeof last === "function" ? last : () => undefined;
    reply(closing ? stopping : await answer(socket, packet, handlers));
  }

  io.on("connection", (socket) => {
    access.enter(socket);
    socket.use((packet) => track(respond(socket, packet)));
    socket.on("disconnecting", () => {
      rooms.forget(socket);
      texts.forget(socket);
      access.forget(socket);
    });
  });

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Until the engine has the socket its errors are nobody's.
    socket.on("error", ignore);
    const admitted = closing ? stopping : await admitHandshake(request, gate);
    if (!admitted.ok) return refuseUpgrade(socket, admitted.problem);
    socket.off("error", ignore);
    admit(request, admitted.value);
    engine.handleUpgrade(request, socket, head);
  }

  return {
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    connections: () => engine.clientsCount,
    async close() {
      closing = true;
      io.emit("goodbye", { reason: "restarting" });
      stopList();
      stopPresence();
      stopCarets();
      presence.close();
      access.close();
      await Promise.race([Promise.all(running), delay(FINISH_MS, undefined, { ref: false })]);
      rooms.close();
      texts.close();
      // What has been said is read before the line goes dead.
      io.disconnectSockets(true);
      for (let turn = 0; engine.clientsCount > 0 && turn < FAREWELL.turns; turn++)
        await delay(FAREWELL.turnMs);
      await io.close();
    },
  };
}

const ignore = () => undefined;
const stopping = failure("unavailable", "The server is restarting: try again.", { retryAfterSeconds: 1 });

/** Calls at once, and then at most once in every `everyMs`, however often it is asked. */
function collect(everyMs: number, call: () => void): () => void {
  let resting = false;
  let asked = false;
  const run = () => {
    resting = true;
    asked = false;
    call();
    setTimeout(() => {
      resting = false;
      if (asked) run();
    }, everyMs).unref();
  };
  return () => {
    asked = true;
    if (!resting) run();
  };
}
