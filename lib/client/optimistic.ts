import type { EventActor, IncidentEvent } from "@/lib/timeline/event";
import { refuse, targetOf } from "@/lib/timeline/rules";
import type { RoomState } from "@/lib/timeline/state";
import { step } from "@/lib/timeline/step";

import type { Pending, PendingEvent } from "./pending";

export type Prediction = { state: RoomState; pending: readonly PendingEvent[] };

export type PredictionInput = {
  state: RoomState;
  /** Looks up a confirmed event. */
  eventAt: (seq: number) => IncidentEvent | null;
  pending: readonly Pending[];
  actor: EventActor;
  mayEditOthers: boolean;
};

/**
 * The confirmed state with what is pending already applied, as the server will most likely decide. A draft
 * that the rules refuse, or that has failed, is listed and changes nothing.
 */
export function predict({ state, eventAt, pending, actor, mayEditOthers }: PredictionInput): Prediction {
  let predicted = state;
  const drawn = pending.map((item): PendingEvent => {
    const event = asEvent(item, predicted, actor);
    if (item.status.phase !== "failed") predicted = apply(predicted, item, event);
    return { ...item, event };
  });
  return { state: predicted, pending: drawn };

  function apply(before: RoomState, { draft }: Pending, event: IncidentEvent): RoomState {
    try {
      const seq = targetOf(draft);
      const target = seq === null ? null : eventAt(seq);
      return refuse(before, { draft, actor, target, mayEditOthers }) ? before : step(before, event);
    } catch {
      // A draft that an older version left behind may have another shape: the server will say so.
      return before;
    }
  }
}

function asEvent(
  { draft, commandId, queuedAtMs }: Pending,
  state: RoomState,
  actor: EventActor,
): IncidentEvent {
  const writtenAt = new Date(queuedAtMs).toISOString();
  return {
    incidentId: state.incidentId,
    seq: state.lastSeq + 1,
    type: draft.type,
    payload: draft.payload,
    occurredAt: draft.occurredAt ?? writtenAt,
    recordedAt: writtenAt,
    actor,
    commandId,
    hash: "",
  };
}
