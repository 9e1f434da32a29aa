import type { IncidentEvent } from "@/lib/timeline/event";
import { advance, gap, type Room } from "@/lib/timeline/room";
import { unpackEvents } from "@/lib/wire/event-run";
import { EVENTS_PER_MESSAGE } from "@/lib/wire/live";

import type { Clock } from "./clock";
import type { LiveConnection } from "./live-connection";

/** How long a gap may stand before we ask for what is missing, in milliseconds. */
const GAP_PATIENCE_MS = 1_000;
/** How long arriving frames are collected before they are folded and drawn, in milliseconds. */
const FRAME_MS = 16;

export type RoomLogOptions = {
  incidentId: string;
  connection: LiveConnection;
  clock: Clock;
  /** Where the log is kept between visits. */
  cache: { get: () => Room; set: (room: Room) => void };
  /** Events that have just become part of the gapless log. */
  onEvents: (events: readonly IncidentEvent[]) => void;
  /** The server follows the log for this room now; after every connect. */
  onSubscribed: () => void;
};

export type RoomLog = {
  /** The server sends what follows. */
  following: () => boolean;
  /** Events that the server has and this log has not. */
  remaining: () => number;
  /** The server says that this person may not be here. */
  closed: () => boolean;
  /** How far this machine's clock is behind the server's, in milliseconds. */
  clockLagMs: () => number;
  /** The server is known to have this event: if it does not come, it is asked for. */
  expect: (seq: number) => void;
  /** Hears when any of these may have changed. */
  onChange: (listener: () => void) => () => void;
  start: () => void;
  stop: () => void;
};

/** Keeps one incident's log whole: subscribes from its last seq, merges what comes, fetches what is missing. */
export function createRoomLog({
  incidentId,
  connection,
  clock,
  cache,
  onEvents,
  onSubscribed,
}: RoomLogOptions): RoomLog {
  let head = 0;
  let closed = false;
  let following = false;
  let clockLagMs = 0;
  let waiting: IncidentEvent[] = [];
  let cancelMerge: (() => void) | null = null;
  let cancelPatience: (() => void) | null = null;
  let stops: (() => void)[] = [];
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());

  // What has arrived and is about to be merged is not missing.
  const remaining = () => Math.max(0, head - cache.get().events.length - waiting.length);

  const take = (events: readonly IncidentEvent[]) => {
    waiting.push(...events);
    head = events.reduce((most, { seq }) => Math.max(most, seq), head);
    cancelMerge ??= clock.after(FRAME_MS, merge);
  };
  const merge = () => {
    cancelMerge = null;
    const before = cache.get();
    const room = advance(before, waiting);
    waiting = [];
    if (room !== before) cache.set(room);
    if (room.events.length > before.events.length) {
      cancelPatience?.();
      cancelPatience = null;
      onEvents(room.events.slice(before.events.length));
    }
    if (remaining() > 0) beImpatient();
    changed();
  };
  const beImpatient = () => {
    cancelPatience ??= clock.after(GAP_PATIENCE_MS, () => void fill());
  };
  /** Asks for the first missing range. What is still missing after that waits its turn. */
  const fill = async () => {
    const room = cache.get();
    const { after, before } = gap(room) ?? { after: room.events.length, before: head + 1 };
    if (before - after > 1) {
      const upTo = Math.min(before, after + EVENTS_PER_MESSAGE + 1);
      const outcome = await connection.request("fetch", { incidentId, after, before: upTo });
      if (outcome.ok && outcome.value.events.length > 0) take(outcome.value.events);
    }
    cancelPatience = null;
    if (stops.length > 0 && remaining() > 0 && connection.state().phase === "live") beImpatient();
  };

  const subscribe = async () => {
    const outcome = await connection.request("subscribe", { incidentId, after: cache.get().events.length });
    if (stops.length === 0) return;
    following = outcome.ok;
    if (outcome.ok) {
      closed = false;
      head = Math.max(head, outcome.value.head);
      clockLagMs = Date.parse(outcome.value.at) - clock.now();
      if (remaining() > 0) beImpatient();
      onSubscribed();
    } else if (outcome.problem.code === "not_found" || outcome.problem.code === "forbidden") {
      closed = true;
    } else if (connection.state().phase === "live") {
      stops.push(clock.after(GAP_PATIENCE_MS, () => void subscribe()));
    }
    changed();
  };

  return {
    following: () => following,
    remaining,
    closed: () => closed,
    clockLagMs: () => clockLagMs,
    expect(seq) {
      head = Math.max(head, seq);
      if (remaining() > 0) beImpatient();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (stops.length > 0) return;
      stops = [
        connection.onState(({ phase }) => {
          following = false;
          if (phase === "live") void subscribe();
        }),
        connection.on("events", (message) => {
          if (message.incidentId !== incidentId) return;
          head = Math.max(head, message.head);
          take(unpackEvents(message));
        }),
        connection.on("room_closed", (message) => {
          if (message.incidentId !== incidentId) return;
          closed = true;
          changed();
        }),
      ];
      if (connection.state().phase === "live") void subscribe();
    },
    stop() {
      stops.forEach((stop) => stop());
      stops = [];
      following = false;
      cancelMerge?.();
      cancelPatience?.();
      cancelMerge = cancelPatience = null;
      waiting = [];
      void connection.request("unsubscribe", { incidentId });
    },
  };
}
