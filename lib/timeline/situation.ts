import { alertsOf } from "./alert-book";
import { type Card, cardsOf } from "./board";
import type { IncidentEvent } from "./event";
import { lookup, type PostedUpdate, type RoomState } from "./state";
import { isOfType } from "./step";
import type { HypothesisState, Stance } from "./vocabulary";

/** An answer and the event that it rests on; null `seq` where it rests on none. */
export type Answer = { text: string; seq: number | null };

/** How sure a cause is: a person's word, the code's verdict, or only that nothing else is likelier. */
export type Certainty = "confirmed" | "supported" | "likeliest";

/** The hypothesis that says what caused it. */
export type Cause = Answer & {
  hypothesisId: string;
  certainty: Certainty;
  state: HypothesisState;
  probability: number | null;
  counts: Readonly<Record<Stance, number>>;
};

export type Situation = {
  /** What is going on? */
  now: Answer | null;
  /** What caused it? */
  cause: Cause | null;
  /** What next? With the hypothesis that it would test, where the code proposes it. */
  next: (Answer & { hypothesisId: string | null }) | null;
};

/** Reads an event of the log by its seq, where it is loaded. */
export type EventReader = (seq: number) => IncidentEvent | undefined;

/** The room in three answers, each with what it rests on. Nothing is guessed: no answer is null. */
export function situationOf(state: RoomState, read: EventReader): Situation {
  const cause = causeOf(state);
  return { now: nowOf(state, read), cause, next: nextOf(state, read, cause) };
}

function responders(update: PostedUpdate | null, read: EventReader) {
  const event = update ? read(update.seq) : undefined;
  return event && isOfType(event, "update_posted") && event.payload.audience === "responders"
    ? { ...event.payload, seq: event.seq }
    : null;
}

/** What people say goes before what rings. */
function nowOf(state: RoomState, read: EventReader): Answer | null {
  const update = responders(state.updates.responders, read);
  if (update) return { text: update.conditions, seq: update.seq };
  return state.summary === "" ? ringing(state) : { text: state.summary, seq: null };
}

/** The alert that has fired for longest, and how many others do. */
function ringing({ alerts }: RoomState): Answer | null {
  if (alerts.firing === 0) return null;
  const firing = alertsOf(alerts).filter(({ state }) => state === "firing");
  const [first] = firing.toSorted((one, other) => one.seq - other.seq);
  if (!first) return null;
  const where = first.service ? ` on ${first.service}` : "";
  const more = alerts.firing > 1 ? `, and ${alerts.firing - 1} more` : "";
  return { text: `${first.title} fires${where}${more}`, seq: first.seq };
}

function causeOf(state: RoomState): Cause | null {
  const cards = cardsOf(state.hypotheses)
    .filter(namesCause)
    .toSorted((one, other) => Number(isGeneral(one)) - Number(isGeneral(other)));
  for (const certainty of ["confirmed", "supported"] as const) {
    const held = cards.filter((card) => card.state === certainty);
    // Who is at fault says more than what kind of fault it is, which is at least as likely.
    const leader = held.find(({ hypothesis }) => !hypothesis.standing) ?? held[0];
    if (leader) return asCause(leader, certainty);
  }
  const likeliest = cards.find(isLikely);
  return likeliest ? asCause(likeliest, "likeliest") : null;
}

/** That no change is to blame says what it was not: it is likely wherever something else is. */
export function namesCause({ hypothesis, state }: Card): boolean {
  return hypothesis.kind !== "no_change" || state === "confirmed";
}

/** What always stands is judged across all others, not beside them: one of them says more of the same cause. */
function isGeneral({ hypothesis, state }: Card): boolean {
  return hypothesis.standing && state !== "confirmed";
}

/** The code has judged it, and neither code nor person has put it aside. */
function isLikely({ hypothesis, state }: Card): boolean {
  return state !== "refuted" && hypothesis.history.length > 0 && (hypothesis.probability ?? 0) > 0;
}

function asCause({ hypothesis, state, counts }: Card, certainty: Certainty): Cause {
  const { id: hypothesisId, claim: text, overruled, probability } = hypothesis;
  return { text, seq: overruled?.seq ?? hypothesis.seq, hypothesisId, certainty, state, probability, counts };
}

/** What people said they do goes before what would tell the code more. */
function nextOf(state: RoomState, read: EventReader, cause: Cause | null): Situation["next"] {
  const update = responders(state.updates.responders, read);
  if (update) return { text: update.actions, seq: update.seq, hypothesisId: null };
  const task = Object.values(state.tasks).find((each) => each.state === "doing" || each.state === "open");
  if (task) return { text: task.title, seq: task.seq, hypothesisId: null };
  if (!cause || cause.certainty === "confirmed") return null;
  const test = lookup(state.hypotheses, cause.hypothesisId)?.nextTest ?? "";
  return test === "" ? null : { text: test, seq: cause.seq, hypothesisId: cause.hypothesisId };
}
