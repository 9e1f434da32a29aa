"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";

import { usePeople } from "@/components/shell/use-people";
import type { RoomActions } from "@/lib/client/room-context";
import { useLive } from "@/lib/client/use-live";
import type { LiveRoom } from "@/lib/client/use-room";
import { roleAbilities } from "@/lib/policy/abilities";
import { seqFragment } from "@/lib/timeline/room-views";
import type { Zone } from "@/lib/timeline/zone";

export interface PostmortemActionsInput {
  room: LiveRoom;
  incidentId: string;
  zone: Zone;
  open: RoomActions["open"];
}

/** What can be done in the room, from its postmortem: an event is shown where it stands, on the room's timeline. */
export function usePostmortemActions({ room, incidentId, zone, open }: PostmortemActionsInput): RoomActions {
  const { me: person } = useLive();
  const router = useRouter();
  const { id, name, role } = person;
  const me = useMemo(() => ({ id, name }), [id, name]);
  const people = usePeople(room, me);
  const { append, retry, discard } = room;
  const { number } = room.state;
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
      goTo: (seq) => router.push(`/incidents/${number}${seqFragment(seq)}`),
      zone,
    }),
    [incidentId, me, people, role, merged, append, retry, discard, open, router, number, zone],
  );
}
