"use client";

import { useMemo } from "react";

import type { RoomActions } from "@/lib/client/room-context";
import { useLive } from "@/lib/client/use-live";
import type { LiveRoom } from "@/lib/client/use-room";
import { roleAbilities } from "@/lib/policy/abilities";
import type { Zone } from "@/lib/timeline/zone";

import { usePeople } from "./use-people";

export interface RoomActionsInput {
  room: LiveRoom;
  incidentId: string;
  zone: Zone;
  uninvestigable?: RoomActions["uninvestigable"];
  open: RoomActions["open"];
  goTo: RoomActions["goTo"];
}

/** What whoever is signed in can do in a room. The same object until one of these changes. */
export function useRoomActionsOf(input: RoomActionsInput): RoomActions {
  const { room, incidentId, zone, uninvestigable = null, open, goTo } = input;
  const { me: person } = useLive();
  const { id, name, role } = person;
  const me = useMemo(() => ({ id, name }), [id, name]);
  const people = usePeople(room, me);
  const { append, retry, discard } = room;
  const merged = room.state.mergedInto !== null;
  return useMemo(
    () => ({
      incidentId,
      me,
      people,
      may: (ability) => roleAbilities[role].includes(ability),
      mayAct: roleAbilities[role].includes("take part in incidents") && !merged,
      append,
      retry,
      discard,
      open,
      goTo,
      zone,
      uninvestigable,
    }),
    [incidentId, me, people, role, merged, append, retry, discard, open, goTo, zone, uninvestigable],
  );
}
