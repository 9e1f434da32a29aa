"use client";
import { createContext, type ReactNode, useContext } from "react";

import type { Ability } from "@/lib/policy/abilities";
import type { PersonRef } from "@/lib/timeline/state";
import type { HypothesisState, Milestone, Stance } from "@/lib/timeline/vocabulary";
import type { Zone } from "@/lib/timeline/zone";

import type { NewDraft } from "./pending";
import type { LiveRoom } from "./use-room";

/** The hypothesis whose details open again when the form closes. */
type FromDetail = { backTo?: string };

/** A form of the room, with what it opens on. */
export type RoomDialog =
  | { kind: "update"; conditions?: string }
  | { kind: "role"; role?: string }
  | { kind: "milestone"; milestone?: Milestone; at?: string }
  | { kind: "status" }
  | { kind: "severity" }
  | { kind: "summary" }
  | { kind: "access" }
  | { kind: "merge" }
  | { kind: "task" }
  | { kind: "event"; seq: number }
  | { kind: "correct"; seq: number }
  | { kind: "redact"; seq: number }
  | { kind: "investigate"; question?: string }
  | { kind: "hypothesis"; hypothesisId: string }
  | ({ kind: "propose"; parentId?: string; claim?: string } & FromDetail)
  | ({ kind: "move"; hypothesisId: string; to: HypothesisState } & FromDetail)
  | ({ kind: "assign"; hypothesisId: string } & FromDetail)
  | ({ kind: "evidence"; hypothesisId?: string; sourceSeq?: number; stance?: Stance } & FromDetail);

export type RoomActions = {
  incidentId: string;
  me: PersonRef;
  /** Everybody whose name can be given. */
  people: readonly PersonRef[];
  /** May this person? The server decides; here it only hides what would be refused. */
  may: (ability: Ability) => boolean;
  /** May this person change the incident itself? Nobody may once it has been merged into another. */
  mayAct: boolean;
  append: (draft: NewDraft) => string;
  retry: (commandId: string) => void;
  discard: (commandId: string) => void;
  open: (dialog: RoomDialog) => void;
  /** Shows an event in its place on the timeline. */
  goTo: (seq: number) => void;
  /** The clocks that this person reads. */
  zone: Zone;
  /** Why the machine has nothing left to look at; null where it has. */
  uninvestigable: string | null;
};

const ActionsContext = createContext<RoomActions | null>(null);
const DataContext = createContext<LiveRoom | null>(null);

export function RoomProvider({
  actions,
  room,
  children,
}: {
  actions: RoomActions;
  room: LiveRoom;
  children: ReactNode;
}) {
  return (
    <ActionsContext value={actions}>
      <DataContext value={room}>{children}</DataContext>
    </ActionsContext>
  );
}

/** What can be done in the room around. The same object until a choice of the person changes it. */
export function useRoomActions(): RoomActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("A RoomProvider must be above what acts in a room.");
  return actions;
}

/** The room around, as it is now: a component that asks is drawn again with every event. */
export function useRoomData(): LiveRoom {
  const room = useContext(DataContext);
  if (!room) throw new Error("A RoomProvider must be above what shows a room.");
  return room;
}
