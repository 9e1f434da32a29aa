import { fieldProblem } from "@/lib/client/field-problem";
import type { NewDraft } from "@/lib/client/pending";
import {
  CLAIM_LIMIT,
  MOST_PREDICTIONS,
  PREDICTION_LIMIT,
  REASON_LIMIT,
  TITLE_LIMIT,
} from "@/lib/timeline/limits";
import { hypothesisKinds } from "@/lib/timeline/vocabulary";
import { type FieldError, type Outcome, success } from "@/lib/wire/problem";

import { textFaults } from "./check-text";

/** What stands in the form. */
export type ProposalFields = {
  claim: string;
  kind: string;
  component: string;
  /** Empty where it stands by itself. */
  parentId: string;
  mechanism: string;
  /** One per line. */
  predictions: string;
};

function predictionFaults(predictions: readonly string[]): readonly FieldError[] {
  const path = "predictions";
  if (predictions.length > MOST_PREDICTIONS)
    return [{ path, reason: `At most ${MOST_PREDICTIONS} lines: keep those that tell it apart.` }];
  const at = predictions.findIndex((line) => textFaults(line, { path, limit: PREDICTION_LIMIT }).length > 0);
  const [fault] = textFaults(predictions[at] ?? "", { path, limit: PREDICTION_LIMIT });
  return fault ? [{ path, reason: `Prediction ${at + 1}: ${fault.reason}` }] : [];
}

/** The hypothesis that a form proposes under a new id, or what is wrong with it, by the names of the fields. */
export function proposal(
  fields: ProposalFields,
  hypothesisId: string,
): Outcome<NewDraft<"hypothesis_proposed">> {
  const [claim, component, mechanism] = [
    fields.claim.trim(),
    fields.component.trim(),
    fields.mechanism.trim(),
  ];
  const predictions = fields.predictions
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const errors = [
    ...textFaults(claim, {
      path: "claim",
      limit: CLAIM_LIMIT,
      missing: "Say in one sentence what you suspect.",
    }),
    ...textFaults(component, { path: "component", limit: TITLE_LIMIT }),
    ...textFaults(mechanism, { path: "mechanism", limit: REASON_LIMIT }),
    ...predictionFaults(predictions),
  ];
  if (errors.length > 0) return fieldProblem(errors);
  return success({
    type: "hypothesis_proposed",
    payload: {
      hypothesisId,
      claim,
      kind: hypothesisKinds.find((kind) => kind === fields.kind) ?? "other",
      ...(component && { component }),
      ...(fields.parentId && { parentId: fields.parentId }),
      ...(mechanism && { mechanism }),
      ...(predictions.length > 0 && { predictions }),
    },
  });
}
