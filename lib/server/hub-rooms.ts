import { canSee } from "@/lib/policy/can";
import type { Access } from "@/lib/policy/can";
import type { StoredIncidentLog, Watch } from "@/lib/store/incident-log";
import type { IncidentEvent } from "@/lib/timeline/event";
import { isOfType } from "@/lib/timeline/step";
import { visibleIncident } from "@/lib/verbs/visible-incident";
import { packEvents } from "@/lib/wire/event-run";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { dropSlow, isTooSlow } from "./hub-backlog";
import { createCatchUp } from "./hub-catch-up";
import { frames } from "./hub-frames";
import type { HubServer, HubSocket } from "./hub-socket";

/** Under load what is new is collected at least and at most so long before it goes out, in milliseconds. */
const COLLECT_MS = { least: 20, most: 50 };
/** Rooms that one connection may follow at a time. */
const MOST_ROOMS = 20;

type Room = {
  incidentId: string;
  members: Set<HubSocket>;
  access: Access;
  /** The event as of which `access` is known. */
  accessSeq: number;
  /** All events up to this one have gone out to the members. */
  sent: number;
  queue: IncidentEvent[];
  timer: NodeJS.Timeout | null;
  /** When the next frame may go out, on the clock of `performance.now`. */
  notBefore: number;
  watch: Watch;
};

export type HubRooms = {
  /** Joins first, then sends what is missing after `after`; all that follows goes to the room. */
  join: (
    socket: HubSocket,
    request: { incidentId: string; after: number },
  ) => Promise<Outcome<{ head: number }>>;
  leave: (socket: HubSocket, incidentId: string) => void;
  /** The connection is about to end; it still knows its rooms. */
  forget: (socket: HubSocket) => void;
  close: () => void;
};

export type HubRoomsOptions = {
  io: HubServer;
  log: StoredIncidentLog;
  /** A socket is not in this room any more. */
  onLeave: (socket: HubSocket, incidentId: string) => void;
};

export function createHubRooms({ io, log, onLeave }: HubRoomsOptions): HubRooms {
  const rooms = new Map<string, Room>();
  const opening = new Map<string, Promise<Room | null>>();
  /** What arrives for a room between the beginning of the watch and the room's being there. */
  const early = new Map<string, IncidentEvent[]>();
  const catchUp = createCatchUp(io, log);

  const stopListening = log.onCommitted((news) => {
    for (const { incidentId, events } of news) {
      const room = rooms.get(incidentId);
      if (room) take(room, events);
      else early.get(incidentId)?.push(...events);
    }
  });

  function open(incidentId: string): Promise<Room | null> {
    const room = rooms.get(incidentId);
    if (room) return Promise.resolve(room);
    const present = opening.get(incidentId);
    if (present) return present;
    early.set(incidentId, []);
    const opened = begin(incidentId).finally(() => {
      opening.delete(incidentId);
      early.delete(incidentId);
    });
    opening.set(incidentId, opened);
    return opened;
  }

  async function begin(incidentId: string): Promise<Room | null> {
    const watch = await log.watch(incidentId);
    try {
      const state = await log.state(incidentId);
      if (!state) {
        watch.release();
        return null;
      }
      const room: Room = {
        incidentId,
        members: new Set(),
        access: { restricted: state.restricted, people: state.access },
        accessSeq: state.lastSeq,
        sent: watch.head,
        queue: [],
        timer: null,
        notBefore: 0,
        watch,
      };
      rooms.set(incidentId, room);
      take(room, early.get(incidentId) ?? []);
      return room;
    } catch (error) {
      watch.release();
      throw error;
    }
  }

  function take(room: Room, events: readonly IncidentEvent[]): void {
    for (const event of events) if (event.seq > room.sent) room.queue.push(event);
    if (room.queue.length === 0 || room.timer) return;
    const wait = room.notBefore - performance.now();
    if (wait <= 0) flush(room);
    else room.timer = setTimeout(() => flush(room), wait);
  }

  function flush(room: Room): void {
    room.timer = null;
    const startedAt = performance.now();
    const { incidentId, queue } = room;
    room.queue = [];
    const head = queue.at(-1)?.seq ?? room.sent;
    // Whoever may not see the room any more must be out of it before the words are sent.
    followAccess(room, queue);
    for (const events of frames(queue))
      io.to(incidentId).emit("events", { ...packEvents(incidentId, events), head });
    room.sent = Math.max(room.sent, head);
    for (const socket of room.members) if (isTooSlow(socket)) dropSlow(socket);
    const endedAt = performance.now();
    room.notBefore = endedAt + clamp(endedAt - startedAt, COLLECT_MS);
  }

  function followAccess(room: Room, events: readonly IncidentEvent[]): void {
    const last = events.findLast((event) => isOfType(event, "access_changed") && event.seq > room.accessSeq);
    if (!last || !isOfType(last, "access_changed")) return;
    room.access = last.payload;
    room.accessSeq = last.seq;
    for (const socket of room.members) showOut(socket, room);
  }

  function showOut(socket: HubSocket, room: Room): void {
    if (canSee(socket.data.actor, room.access)) return;
    leave(socket, room.incidentId);
    socket.emit("room_closed", { incidentId: room.incidentId });
  }

  function leave(socket: HubSocket, incidentId: string): void {
    const room = rooms.get(incidentId);
    if (!room?.members.delete(socket)) return;
    void socket.leave(incidentId);
    onLeave(socket, incidentId);
    if (room.members.size === 0) abandon(room);
  }

  function abandon(room: Room): void {
    if (room.timer) clearTimeout(room.timer);
    rooms.delete(room.incidentId);
    room.watch.release();
  }

  /** A room that is open at the moment at which this resolves. */
  async function openRoom(incidentId: string): Promise<Room | null> {
    for (;;) {
      const room = await open(incidentId);
      if (!room || rooms.get(incidentId) === room) return room;
    }
  }

  /** Nothing in here waits: so nothing slips in between looking and joining. */
  function enter(socket: HubSocket, room: Room | null): Outcome<{ head: number }> {
    const refusal = refuseEntry(socket, room);
    if (!room || refusal) {
      if (room?.members.size === 0) abandon(room);
      return refusal ?? gone;
    }
    room.members.add(socket);
    void socket.join(room.incidentId);
    return success({ head: room.sent });
  }

  function refuseEntry(socket: HubSocket, room: Room | null): Outcome<never> | null {
    if (!room || !canSee(socket.data.actor, room.access)) return gone;
    if (!socket.connected) return failure("unavailable", "The connection has ended.");
    if (!room.members.has(socket) && roomsOf(socket).length >= MOST_ROOMS)
      return failure("conflict", `A connection follows at most ${MOST_ROOMS} incidents.`);
    return null;
  }

  function roomsOf(socket: HubSocket): Room[] {
    return [...socket.rooms].flatMap((name) => rooms.get(name) ?? []);
  }

  return {
    async join(socket, { incidentId, after }) {
      const incident = await visibleIncident({ log, actor: socket.data.actor }, incidentId);
      if (!incident.ok) return incident;
      const joined = enter(socket, await openRoom(incidentId));
      if (joined.ok) await catchUp.send(socket, { incidentId, after, upTo: joined.value.head });
      return joined;
    },
    leave,
    forget(socket) {
      for (const { incidentId } of roomsOf(socket)) leave(socket, incidentId);
    },
    close() {
      stopListening();
      for (const room of rooms.values()) abandon(room);
    },
  };
}

const gone = failure("not_found", "There is no such incident, or you may not see it.");

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value));
}
