import { emptyRoom, type Room } from "@/lib/timeline/room";
import type { PresentPerson, RoomView } from "@/lib/wire/live";

import type { Clock } from "./clock";
import type { ConnectionState } from "./connection-state";
import type { LiveConnection } from "./live-connection";
import { createOutbox, type Outbox } from "./outbox";
import { createOutboxStorage, type KeyValueStore } from "./outbox-storage";
import { createRoomLog, type RoomLog } from "./room-log";

export type Presence = {
  /** Those present, by name, at most 50 of them. One person is here once, however many tabs. */
  people: readonly PresentPerson[];
  /** How many people are here in all. */
  total: number;
};

const nobody: Presence = { people: [], total: 0 };

export type RoomSessionOptions = {
  incidentId: string;
  personId: string;
  connection: LiveConnection;
  clock: Clock;
  store: KeyValueStore;
  newId: () => string;
  /** Where the log is kept between visits. */
  cache: { get: () => Room | undefined; set: (room: Room) => void };
};

export type RoomStatus = { connection: ConnectionState; closed: boolean; presence: Presence };

/** One incident in one tab: its log, its outbox, its presence. Views read it; `open` brings it to life. */
export type RoomSession = {
  outbox: Outbox;
  /** The same object until something in it changes. */
  status: () => RoomStatus;
  onStatus: (listener: () => void) => () => void;
  /** Tells the others what this person looks at. */
  look: (view: RoomView) => void;
  setIdle: (idle: boolean) => void;
  /** Follows the incident until every caller has called what it was given. */
  open: () => () => void;
};

export function createRoomSession(options: RoomSessionOptions): RoomSession {
  const { incidentId, personId, connection, clock, store, newId, cache } = options;
  const listeners = new Set<() => void>();
  let opened = 0;
  let stops: (() => void)[] = [];
  let presence = nobody;
  let looking: { view: RoomView; idle: boolean } | null = null;
  let idle = false;
  let status: RoomStatus = { connection: connection.state(), closed: false, presence };

  const tell = () => {
    if (looking && opened > 0) void connection.request("presence", { incidentId, ...looking });
  };
  const log = createRoomLog({
    incidentId,
    connection,
    clock,
    cache: { get: () => cache.get() ?? emptyRoom(incidentId), set: cache.set },
    onEvents: (events) => outbox.confirm(events),
    onSubscribed() {
      outbox.confirm(cache.get()?.events ?? []);
      outbox.flush();
      tell();
    },
  });
  const outbox = createOutbox({
    incidentId,
    storage: createOutboxStorage(store, personId, incidentId),
    clock,
    newId,
    clockLagMs: log.clockLagMs,
    isLive: () => connection.state().phase === "live",
    async send(request) {
      const outcome = await connection.request("append", request);
      if (outcome.ok) log.expect(outcome.value.seq);
      return outcome;
    },
  });
  const refresh = () => {
    const next = { connection: connectionState(connection, log), closed: log.closed(), presence };
    if (same(status, next)) return;
    status = next;
    listeners.forEach((listener) => listener());
  };
  const start = () => {
    stops = [
      connection.onState(refresh),
      log.onChange(refresh),
      connection.on("presence", (message) => {
        if (message.incidentId !== incidentId) return;
        presence = { people: message.people, total: message.total };
        refresh();
      }),
    ];
    outbox.start();
    log.start();
    refresh();
  };
  const stop = () => {
    stops.forEach((one) => one());
    stops = [];
    log.stop();
    outbox.stop();
    presence = nobody;
  };
  const lookAt = (next: NonNullable<typeof looking>) => {
    if (looking?.view === next.view && looking.idle === next.idle) return;
    looking = next;
    tell();
  };

  return {
    outbox,
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: (view) => lookAt({ view, idle }),
    setIdle(next) {
      idle = next;
      if (looking) lookAt({ view: looking.view, idle });
    },
    open() {
      opened += 1;
      if (opened === 1) start();
      return () => {
        opened -= 1;
        if (opened === 0) stop();
      };
    },
  };
}

/** A room is live when what follows comes by itself, not yet when there is a connection. */
function connectionState(connection: LiveConnection, log: RoomLog): ConnectionState {
  const state = connection.state();
  if (state.phase !== "live" || log.closed()) return state;
  const remaining = log.remaining();
  if (remaining > 0) return { phase: "catching_up", remaining };
  return log.following() ? state : { phase: "connecting" };
}

function same(a: RoomStatus, b: RoomStatus): boolean {
  return (
    a.closed === b.closed &&
    a.presence === b.presence &&
    a.connection.phase === b.connection.phase &&
    (a.connection.phase !== "catching_up" ||
      (b.connection.phase === "catching_up" && a.connection.remaining === b.connection.remaining))
  );
}
