import { randomUUID } from "node:crypto";

import type { Clock } from "@/lib/client/clock";
import { createConnection, type LiveConnection } from "@/lib/client/live-connection";
import { createRoomSession, type RoomSession } from "@/lib/client/room-session";
import { openSocketTransport } from "@/lib/client/socket-transport";
import { emptyRoom, type Room } from "@/lib/timeline/room";
import type { Appended } from "@/lib/wire/live";

/** Waits pass this much faster than in a browser; how long an answer may take does not. */
const HASTE = 5;

export const hastyClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs / HASTE);
    return () => clearTimeout(timer);
  },
};

/** One browser tab's own code over a real socket: connection, room, outbox. */
export type Tab = {
  room: () => Room;
  session: RoomSession;
  isLive: () => boolean;
  /** commandId -> what the server acknowledged, by every answer that arrived. */
  acknowledged: ReadonlyMap<string, readonly Appended[]>;
  close: () => void;
};

export function openTab(options: {
  url: string;
  token: string;
  incidentId: string;
  random: () => number;
}): Tab {
  const { url, token, incidentId, random } = options;
  const acknowledged = new Map<string, Appended[]>();
  let room = emptyRoom(incidentId);
  const connection = createConnection({
    open: (listener) => openSocketTransport(listener, url, token),
    clock: hastyClock,
    random,
    isSignedOut: () => Promise.resolve(false),
  });
  const session = createRoomSession({
    incidentId,
    personId: "tab",
    connection: watchingAnswers(connection, acknowledged),
    clock: hastyClock,
    store: memoryStore(),
    newId: randomUUID,
    cache: {
      get: () => room,
      set(next) {
        room = next;
      },
    },
  });
  const close = session.open();
  connection.start();
  return {
    room: () => room,
    session,
    isLive: () => connection.state().phase === "live",
    acknowledged,
    close() {
      close();
      connection.stop();
    },
  };
}

function watchingAnswers(connection: LiveConnection, acknowledged: Map<string, Appended[]>): LiveConnection {
  return {
    ...connection,
    async request(name, body) {
      const outcome = await connection.request(name, body);
      if (outcome.ok && "commandId" in body && outcome.value !== null && "seq" in outcome.value) {
        const answers = acknowledged.get(body.commandId) ?? [];
        acknowledged.set(body.commandId, [...answers, outcome.value]);
      }
      return outcome;
    },
  };
}

function memoryStore() {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
