import { cardsOf } from "./board";
import type { IncidentEvent } from "./event";
import type { PostedUpdate, RoomState } from "./state";
import { isOfType } from "./step";

/** An answer and the event that it rests on; null `seq` where it rests on none. */
export type Answer = { text: string; seq: number | null };

export type Situation = {
  /** What is going on? */
  now: Answer | null;
  /** What caused it? With the hypothesis that says so. */
  cause: (Answer & { hypothesisId: string; certainty: "confirmed" | "supported" }) | null;
  /** What next? */
  next: Answer | null;
};

/** Reads an event of the log by its seq, where it is loaded. */
export type EventReader = (seq: number) => IncidentEvent | undefined;

/** The room in three answers, each with what it rests on. Nothing is guessed: no answer is null. */
export function situationOf(state: RoomState, read: EventReader): Situation {
  return { now: nowOf(state, read), cause: causeOf(state), next: nextOf(state, read) };
}

function responders(update: PostedUpdate | null, read: EventReader) {
  const event = update ? read(update.seq) : undefined;
  return event && isOfType(event, "update_posted") && event.payload.audience === "responders"
    ? { ...event.payload, seq: event.seq }
    : null;
}

function nowOf(state: RoomState, read: EventReader): Answer | null {
  const update = responders(state.updates.responders, read);
  if (update) return { text: update.conditions, seq: update.seq };
  return state.summary === "" ? null : { text: state.summary, seq: null };
}

function causeOf(state: RoomState): Situation["cause"] {
  const cards = cardsOf(state.hypotheses);
  for (const certainty of ["confirmed", "supported"] as const) {
    const leader = cards.find((card) => card.state === certainty);
    if (leader) {
      const { id, claim, seq } = leader.hypothesis;
      return { text: claim, seq: leader.hypothesis.overruled?.seq ?? seq, hypothesisId: id, certainty };
    }
  }
  return null;
}

function nextOf(state: RoomState, read: EventReader): Answer | null {
  const update = responders(state.updates.responders, read);
  if (update) return { text: update.actions, seq: update.seq };
  const task = Object.values(state.tasks).find((each) => each.state === "doing" || each.state === "open");
  return task ? { text: task.title, seq: task.seq } : null;
}
