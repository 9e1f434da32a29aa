import type { QueryClient } from "@tanstack/react-query";

import type { Room } from "@/lib/timeline/room";

import type { Clock } from "./clock";
import type { LiveConnection } from "./live-connection";
import { outboxKey, type KeyValueStore } from "./outbox-storage";
import { roomKey } from "./query-keys";
import { createRoomSession, type RoomSession } from "./room-session";

export type LiveOptions = {
  personId: string;
  queries: QueryClient;
  connection: LiveConnection;
  clock: Clock;
  store: KeyValueStore;
  newId: () => string;
};

/** Everything live in one tab. */
export type Live = {
  connection: LiveConnection;
  /** The session of one incident: the same object for as long as the tab lives. */
  room: (incidentId: string) => RoomSession;
  /** The person has turned away, or is back. */
  setIdle: (idle: boolean) => void;
  /** Another tab removed this entry from storage. */
  storageRemoved: (key: string) => void;
};

export function createLive({ personId, queries, connection, clock, store, newId }: LiveOptions): Live {
  const rooms = new Map<string, RoomSession>();

  return {
    connection,
    room(incidentId) {
      const known = rooms.get(incidentId);
      if (known) return known;
      const key = roomKey(incidentId);
      const session = createRoomSession({
        incidentId,
        personId,
        connection,
        clock,
        store,
        newId,
        cache: {
          get: () => queries.getQueryData<Room>(key),
          set: (room) => void queries.setQueryData<Room>(key, room),
        },
      });
      rooms.set(incidentId, session);
      return session;
    },
    setIdle: (idle) => rooms.forEach((session) => session.setIdle(idle)),
    storageRemoved(key) {
      for (const [incidentId, { outbox }] of rooms)
        for (const { commandId } of outbox.list())
          if (outboxKey(personId, incidentId, commandId) === key) outbox.forget(commandId);
    },
  };
}
