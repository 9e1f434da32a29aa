import { cardsOf } from "../../timeline/board";
import type { Certainty } from "../../timeline/situation";
import { situationOf } from "../../timeline/situation";
import { effectiveState, type Hypothesis, lookup } from "../../timeline/state";
import type { Story } from "./story";
import { sourcesOf } from "./writing";

export type LeadingCause = { hypothesis: Hypothesis; certainty: Certainty; seqs: number[] };

/** The hypothesis that says what caused it, as the room names it, and the events that it rests on. */
export function leadingCause(story: Story): LeadingCause | null {
  const { cause } = situationOf(story.state, story.event);
  const hypothesis = cause ? lookup(story.state.hypotheses, cause.hypothesisId) : undefined;
  if (!cause || !hypothesis) return null;
  return { hypothesis, certainty: cause.certainty, seqs: verdictSeqs(story, hypothesis) };
}

/** The events that say where a hypothesis stands: who proposed it, what was last judged, who overruled. */
export function verdictSeqs(story: Story, hypothesis: Hypothesis): number[] {
  const judged = story
    .of("hypothesis_state_set")
    .findLast(({ payload }) => payload.hypothesisId === hypothesis.id);
  return sourcesOf([proposedSeq(story, hypothesis), judged?.seq, hypothesis.overruled?.seq]);
}

/** What put it on the board: of those that always stand, the declaration. */
export function proposedSeq(story: Story, hypothesis: Hypothesis): number | undefined {
  return story.event(hypothesis.seq)?.seq;
}

/** Those that people confirmed, the most interesting first. */
export function confirmedCauses(story: Story): readonly Hypothesis[] {
  return cardsOf(story.state.hypotheses)
    .map(({ hypothesis }) => hypothesis)
    .filter((hypothesis) => effectiveState(hypothesis) === "confirmed");
}
