import type { KnownEvent } from "../../timeline/event";
import { effectiveState, lookup } from "../../timeline/state";
import type { EventType } from "../../timeline/payloads";
import { isOfType } from "../../timeline/step";
import type { Block } from "../document-types";
import type { Story } from "./story";
import { counted, excerpt, fact, heading, paragraph, prompt } from "./writing";

/** Events that the story quotes at most; what tells least is left out first. */
const MOST_QUOTED = 60;
/** A suspicion that was once as likely is worth its refutation. */
const ONCE_LIKELY = 0.2;

/** Excerpts of the timeline: what tells the story, in its three parts, and how much is left out. */
export function whatHappened(story: Story): Block[] {
  const turns = turnsOf(story);
  const ranked = story.events
    .map((event) => ({ event, rank: rankOf(event, story, turns) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank || one.event.seq - other.event.seq)
    .slice(0, MOST_QUOTED);
  const chosen = new Set(ranked.map(({ event }) => event.seq));
  const quotedEvents = story.events.filter(({ seq }) => chosen.has(seq));
  const left = story.length - quotedEvents.length;
  const ends = [quotedEvents.at(0)?.seq, quotedEvents.at(-1)?.seq];
  return [
    ...paragraph(
      fact(
        `The log holds ${counted(story.length, "event")}; those that tell most are quoted here${left > 0 ? `, ${left} more ${left === 1 ? "is" : "are"} in the timeline` : ""}.`,
        ends,
      ),
    ),
    ...parts(story, quotedEvents),
    ...paragraph(
      prompt("Tell the story between the lines: what people saw, what they thought, what they tried."),
    ),
  ];
}

function parts(story: Story, events: readonly KnownEvent[]): Block[] {
  const acknowledged = story.mark("acknowledged")?.at ?? "";
  const mitigated = story.mark("mitigated")?.at;
  const before = events.filter((event) => story.at(event) < acknowledged);
  const after = events.filter(
    (event) => mitigated !== undefined && story.at(event) > mitigated && !before.includes(event),
  );
  const during = events.filter((event) => !before.includes(event) && !after.includes(event));
  return [
    ...part("Before anybody answered", before),
    ...part(mitigated === undefined ? "The work on it" : "Until it was mitigated", during),
    ...part("After it was mitigated", after),
  ];
}

function part(title: string, events: readonly KnownEvent[]): Block[] {
  return events.length === 0 ? [] : [heading(3, title), ...excerpt(events.map(({ seq }) => seq))];
}

/** How much events tell: 0 is left out, and where there are too many, 9 goes last. */
const ranks: Readonly<Partial<Record<EventType, number>>> = {
  incident_declared: 9,
  decision_made: 8,
  severity_changed: 8,
  status_changed: 8,
  hypothesis_overruled: 7,
  update_posted: 5,
  milestone_set: 5,
  evidence_pinned: 5,
  incident_merged: 5,
  incident_absorbed: 5,
  investigation_finished: 4,
  investigation_failed: 4,
};

function rankOf(event: KnownEvent, story: Story, turns: ReadonlySet<number>): number {
  if (story.state.pins.includes(event.seq)) return 9;
  if (isOfType(event, "alert_attached")) return turns.has(event.seq) ? 8 : 0;
  if (isOfType(event, "change_linked")) return isBlamed(event.payload.changeId, story) ? 7 : 0;
  if (isOfType(event, "role_assigned")) return event.payload.role === "commander" ? 7 : 3;
  if (isOfType(event, "hypothesis_state_set")) return turns.has(event.seq) ? 6 : 0;
  if (isOfType(event, "note_added")) return event.actor.kind === "machine" ? 0 : 2;
  return ranks[event.type] ?? 0;
}

function isBlamed(changeId: string, { state }: Story): boolean {
  return Object.values(state.hypotheses).some(
    (hypothesis) =>
      hypothesis.changeId === changeId && ["supported", "confirmed"].includes(effectiveState(hypothesis)),
  );
}

/** The alert that rang first and the one last heard of, and the last verdict on each that was once likely. */
function turnsOf(story: Story): ReadonlySet<number> {
  const alerts = story.of("alert_attached");
  const last = new Map<string, KnownEvent<"hypothesis_state_set">>();
  for (const event of story.of("hypothesis_state_set")) last.set(event.payload.hypothesisId, event);
  const verdicts = [...last.values()].filter(({ payload: { hypothesisId, state } }) => {
    const hypothesis = lookup(story.state.hypotheses, hypothesisId);
    return (
      (state === "supported" || state === "refuted") &&
      hypothesis?.standing === false &&
      hypothesis.history.some(({ probability }) => probability >= ONCE_LIKELY)
    );
  });
  return new Set([...alerts.slice(0, 1), ...alerts.slice(-1), ...verdicts].map(({ seq }) => seq));
}
