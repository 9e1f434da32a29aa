"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";

import { roleAbilities } from "@/lib/policy/abilities";
import type { IncidentEvent } from "@/lib/timeline/event";
import { advance, emptyRoom, type Room } from "@/lib/timeline/room";
import type { RoomState } from "@/lib/timeline/state";

import type { ConnectionState } from "./connection-state";
import { predict } from "./optimistic";
import type { NewDraft, PendingEvent } from "./pending";
import { roomKey } from "./query-keys";
import { type RoomSnapshot, viewOf } from "./room-view";
import { useLive } from "./use-live";

export type { RoomSnapshot } from "./room-view";

/** How long the log of a room that nobody looks at stays at hand, in milliseconds. */
const KEEP_MS = 10 * 60_000;

export type LiveRoom = {
  /** Confirmed events, oldest first, no gap, redactions applied. Starts above seq 1 while history loads. */
  events: readonly IncidentEvent[];
  /** Events before the first of `events` that are still to come. */
  missingBefore: number;
  /** The fold of the confirmed log and of what this person has pending. */
  state: RoomState;
  /** The fold of the confirmed log alone. */
  confirmed: RoomState;
  /** What this person wrote that is not confirmed yet, oldest first. */
  pending: readonly PendingEvent[];
  connection: ConnectionState;
  /** The room has been closed to this person. */
  closed: boolean;
  /** Shows the draft at once and sends it as soon as it can, across reloads. Gives its commandId. */
  append: (draft: NewDraft) => string;
  /** Sends a failed draft again. */
  retry: (commandId: string) => void;
  /** Forgets a failed or waiting draft. */
  discard: (commandId: string) => void;
};

/** The socket brings the log; a fetch would put an old one in its place. */
const neverFetched = (): Promise<Room> => Promise.reject(new Error("A room is not fetched."));

/** The live room of one incident. Needs a `LiveProvider` above it. */
export function useRoom(incidentId: string, snapshot: RoomSnapshot): LiveRoom {
  const { live, me } = useLive();
  const session = live.room(incidentId);
  const { data: room } = useQuery({
    queryKey: roomKey(incidentId),
    enabled: false,
    queryFn: neverFetched,
    initialData: () => advance(emptyRoom(incidentId), snapshot.events),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
    // A room is compared by identity: looking for equal parts in 100,000 events takes longer than drawing them.
    structuralSharing: false,
  });
  useEffect(() => session.open(), [session]);
  const status = useSyncExternalStore(session.onStatus, session.status, session.status);
  const { outbox } = session;
  const waiting = useSyncExternalStore(outbox.onChange, outbox.list, outbox.list);

  const view = useMemo(() => viewOf(room, snapshot), [room, snapshot]);
  const { id, name, role } = me;
  const prediction = useMemo(() => {
    const first = view.events[0]?.seq ?? 1;
    return predict({
      state: view.state,
      eventAt: (seq) => view.events[seq - first] ?? null,
      pending: waiting,
      actor: { kind: "person", id, name },
      mayEditOthers: roleAbilities[role].includes("edit what others wrote"),
    });
  }, [view, waiting, id, name, role]);

  return {
    events: view.events,
    missingBefore: (view.events[0]?.seq ?? 1) - 1,
    state: prediction.state,
    confirmed: view.state,
    pending: prediction.pending,
    connection: status.connection,
    closed: status.closed,
    append: outbox.add,
    retry: outbox.retry,
    discard: outbox.discard,
  };
}
