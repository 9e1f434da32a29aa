import { fieldProblem } from "@/lib/client/field-problem";
import type { NewDraft } from "@/lib/client/pending";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { effectiveState, type Hypothesis } from "@/lib/timeline/state";
import { type HypothesisState, hypothesisStates } from "@/lib/timeline/vocabulary";
import { type Outcome, success } from "@/lib/wire/problem";

import { textFaults } from "./check-text";

/** A column as the target of a move. */
export type MoveChoice = {
  state: HypothesisState;
  /** The card is there, and no word of a person would change that. */
  isHere: boolean;
  /** Going there takes the overruling back: the code has it there. */
  isReturn: boolean;
};

/** Where a card can go. To the column of the code's own verdict it returns, instead of being overruled again. */
export function moveChoices(hypothesis: Hypothesis): readonly MoveChoice[] {
  return hypothesisStates.map((state) => {
    const isReturn = hypothesis.overruled !== null && state === hypothesis.machineState;
    return { state, isReturn, isHere: !isReturn && state === effectiveState(hypothesis) };
  });
}

/** What stands in the form. */
export type MoveFields = { to: string; reason: string };

/** The overruling that a form asks for, or what is wrong with it, by the names of the fields. */
export function moveDraft(
  hypothesis: Hypothesis,
  fields: MoveFields,
): Outcome<NewDraft<"hypothesis_overruled">> {
  const reason = fields.reason.trim();
  const choice = moveChoices(hypothesis).find(({ state, isHere }) => state === fields.to && !isHere);
  const errors = [
    ...(choice ? [] : [{ path: "to", reason: "Choose where it goes." }]),
    ...textFaults(reason, {
      path: "reason",
      limit: REASON_LIMIT,
      missing: "Say why: the reason stays beside the card.",
    }),
  ];
  if (!choice || errors.length > 0) return fieldProblem(errors);
  return success({
    type: "hypothesis_overruled",
    payload: { hypothesisId: hypothesis.id, state: choice.isReturn ? null : choice.state, reason },
  });
}
