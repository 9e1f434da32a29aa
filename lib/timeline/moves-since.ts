import { cardsOf } from "./board";
import type { RoomState } from "./state";
import type { HypothesisState } from "./vocabulary";

/** What became of a hypothesis since a person last looked. */
export type MoveSince = {
  hypothesisId: string;
  claim: string;
  /** Where it stands now. */
  state: HypothesisState;
  /** There was no such hypothesis then. */
  isNew: boolean;
  /** In whole percent; null where it had or has none. */
  before: number | null;
  now: number | null;
};

const percent = (probability: number | undefined) =>
  probability === undefined ? null : Math.round(probability * 100);

/** The hypotheses that came, were judged anew or were moved by a person after the event of that seq, the likeliest first. */
export function movesSince(hypotheses: RoomState["hypotheses"], seq: number): readonly MoveSince[] {
  return cardsOf(hypotheses).flatMap(({ hypothesis, state }): MoveSince[] => {
    const { id: hypothesisId, claim, history, overruled, standing } = hypothesis;
    const isNew = !standing && hypothesis.seq > seq;
    const before = percent(history.findLast((mark) => mark.seq <= seq)?.probability);
    const now = percent(history.at(-1)?.probability);
    const isMoved = before !== now || (overruled !== null && overruled.seq > seq);
    return isNew || isMoved ? [{ hypothesisId, claim, state, isNew, before, now }] : [];
  });
}
