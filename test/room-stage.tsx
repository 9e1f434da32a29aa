import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { type ReactNode, useMemo, useState } from "react";

import type { NewDraft, PendingEvent } from "@/lib/client/pending";
import { type RoomActions, type RoomDialog, RoomProvider } from "@/lib/client/room-context";
import { type Role, roleAbilities } from "@/lib/policy/abilities";
import type { IncidentEvent } from "@/lib/timeline/event";
import { zoneOf } from "@/lib/timeline/zone";

import { ana, INCIDENT, type Line, logOf, stateOf } from "./sample-log";

/** What was done on the stage. */
export type Doings = { drafts: NewDraft[]; wentTo: number[]; retried: string[]; discarded: string[] };

export const nothingDone = (): Doings => ({ drafts: [], wentTo: [], retried: [], discarded: [] });

export interface RoomStageProps {
  lines: readonly Line[];
  doings: Doings;
  role?: Role;
  /** Why there is nothing left to investigate. */
  uninvestigable?: string;
  /** The query of the address. */
  query?: string;
  pending?: readonly PendingEvent[];
  /** Draws what is open over the room. */
  renderDialog?: (dialog: RoomDialog, close: () => void) => ReactNode;
  children: ReactNode;
}

/** Ana's room without a server: what she writes is in the log at once. */
export function RoomStage(props: RoomStageProps) {
  const { lines, doings, role = "responder", query = "", pending = [], renderDialog, children } = props;
  const { uninvestigable = null } = props;
  const [events, setEvents] = useState<readonly IncidentEvent[]>(() => logOf(lines));
  const [dialog, open] = useState<RoomDialog | null>(null);
  const state = useMemo(() => stateOf(events), [events]);
  const merged = state.mergedInto !== null;
  const actions: RoomActions = useMemo(
    () => ({
      incidentId: INCIDENT,
      me: { id: ana.id, name: ana.name },
      people: [],
      may: (ability) => roleAbilities[role].includes(ability),
      mayAct: roleAbilities[role].includes("take part in incidents") && !merged,
      append(draft) {
        doings.drafts.push(draft);
        setEvents((before) => [...before, eventOf(draft, before.length + 1)]);
        return String(doings.drafts.length);
      },
      retry: (commandId) => void doings.retried.push(commandId),
      discard: (commandId) => void doings.discarded.push(commandId),
      open,
      goTo: (seq) => void doings.wentTo.push(seq),
      zone: zoneOf("UTC"),
      uninvestigable,
    }),
    [doings, role, merged, uninvestigable],
  );
  const room = {
    events,
    missingBefore: 0,
    state,
    confirmed: state,
    pending,
    connection: { phase: "live" } as const,
    closed: false,
    ...actions,
  };
  return (
    <PathnameContext value="/incidents/12">
      <SearchParamsContext value={new URLSearchParams(query)}>
        <RoomProvider actions={actions} room={room}>
          {children}
          {dialog && renderDialog?.(dialog, () => open(null))}
        </RoomProvider>
      </SearchParamsContext>
    </PathnameContext>
  );
}

function eventOf({ type, payload }: NewDraft, seq: number): IncidentEvent {
  const at = new Date(Date.parse("2026-11-22T15:00:00.000Z") + seq * 1_000).toISOString();
  return {
    incidentId: INCIDENT,
    seq,
    type,
    payload,
    occurredAt: at,
    recordedAt: at,
    actor: ana,
    commandId: `stage ${seq}`,
    hash: "",
  };
}
