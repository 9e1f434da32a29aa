import type { LiveRoom } from "@/lib/client/use-room";
import { describe, plainText } from "@/lib/timeline/describe";
import type { IncidentEvent } from "@/lib/timeline/event";
import { phraseText } from "@/lib/timeline/phrase";
import { isOfType } from "@/lib/timeline/step";

/** A node of the document, as the editor takes it. */
export type BlockContent =
  | { type: "timelineExcerpt"; attrs: { seqs: number[] } }
  | { type: "frozenEvidence"; attrs: { seq: number } }
  | { type: "hypothesis"; attrs: { hypothesisId: string } }
  | { type: "followUp"; attrs: { taskId: string } };

/** Something in the room that can stand in the text. */
export type InsertChoice = { key: string; words: string; more: string; content: BlockContent };
export type InsertGroup = { name: string; choices: readonly InsertChoice[] };

/** So many of a kind are offered; more letters find the others. */
const MOST = 8;
const WORDS = 160;

/** What of the room can be put into the text, the newest first, where each of the words asked for is in it. */
export function insertGroups(
  room: Pick<LiveRoom, "events" | "confirmed">,
  query: string,
): readonly InsertGroup[] {
  const { events, confirmed: state } = room;
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (words: string) => asked.every((word) => words.toLowerCase().includes(word));
  const found = (choices: Iterable<InsertChoice>) =>
    take(choices, ({ words, more }) => fits(`${words} ${more}`));
  const newest = events.toReversed().filter(({ payload }) => payload !== null);
  const followUps = Object.values(state.tasks).toSorted(
    (one, other) => Number(other.followUp) - Number(one.followUp) || other.seq - one.seq,
  );
  const groups: readonly InsertGroup[] = [
    {
      name: "Follow-ups",
      choices: found(
        followUps.map(({ id, title, followUp, owner }) => ({
          key: `task ${id}`,
          words: title,
          more: [followUp ? "follow-up" : "task", owner?.name].filter(Boolean).join(" · "),
          content: { type: "followUp", attrs: { taskId: id } },
        })),
      ),
    },
    {
      name: "Hypotheses",
      choices: found(
        Object.values(state.hypotheses)
          .toSorted((one, other) => (other.probability ?? 0) - (one.probability ?? 0))
          .map(({ id, claim, probability }) => ({
            key: `hypothesis ${id}`,
            words: claim,
            more: probability === null ? "hypothesis" : `hypothesis · ${Math.round(probability * 100)} %`,
            content: { type: "hypothesis", attrs: { hypothesisId: id } },
          })),
      ),
    },
    { name: "Charts and evidence", choices: found(mapped(newest, evidenceChoice)) },
    {
      name: "Timeline",
      choices: take(
        mapped(newest, (event) =>
          entryChoice(event, plainText(event, state), phraseText(describe(event, state).line)),
        ),
        ({ words }) => fits(words),
      ),
    },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function evidenceChoice(event: IncidentEvent): InsertChoice | null {
  const words = isOfType(event, "evidence_pinned")
    ? event.payload.title
    : isOfType(event, "evidence_added") && event.payload.frozen?.result
      ? event.payload.statement
      : null;
  return words === null
    ? null
    : {
        key: `evidence ${event.seq}`,
        words,
        more: `#${event.seq}`,
        content: { type: "frozenEvidence", attrs: { seq: event.seq } },
      };
}

function entryChoice({ seq, occurredAt }: IncidentEvent, words: string, line: string): InsertChoice {
  return {
    key: `entry ${seq}`,
    words: words.length > WORDS ? `${words.slice(0, WORDS)}…` : words || line,
    more: `#${seq} · ${occurredAt.slice(11, 16)} UTC`,
    content: { type: "timelineExcerpt", attrs: { seqs: [seq] } },
  };
}

function* mapped(events: readonly IncidentEvent[], choice: (event: IncidentEvent) => InsertChoice | null) {
  for (const event of events) {
    const made = choice(event);
    if (made) yield made;
  }
}

/** The first few that fit; the rest are not even looked at. */
function take(
  choices: Iterable<InsertChoice>,
  fits: (choice: InsertChoice) => boolean,
): readonly InsertChoice[] {
  const taken: InsertChoice[] = [];
  for (const choice of choices) {
    if (!fits(choice)) continue;
    taken.push(choice);
    if (taken.length === MOST) break;
  }
  return taken;
}
