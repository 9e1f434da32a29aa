import { fieldProblem } from "@/lib/client/field-problem";
import type { NewDraft } from "@/lib/client/pending";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { stances } from "@/lib/timeline/vocabulary";
import { type Outcome, success } from "@/lib/wire/problem";

import { textFaults } from "./check-text";

/** What stands in the form. */
export type EvidenceFields = {
  hypothesisId: string;
  stance: string;
  statement: string;
  /** The number of the event that it rests on; empty where there is none. */
  source: string;
};

/** The evidence that a form adds under a new id, or what is wrong with it, by the names of the fields. */
export function evidenceDraft(
  fields: EvidenceFields,
  evidenceId: string,
): Outcome<NewDraft<"evidence_added">> {
  const statement = fields.statement.trim();
  const stance = stances.find((word) => word === fields.stance);
  const sourceSeq = Number(fields.source);
  const errors = [
    ...(fields.hypothesisId === ""
      ? [{ path: "hypothesisId", reason: "Choose the hypothesis that it is about." }]
      : []),
    ...(stance ? [] : [{ path: "stance", reason: "Say what it does: speak for, against, or neither." }]),
    ...textFaults(statement, {
      path: "statement",
      limit: REASON_LIMIT,
      missing: "Say what was seen, in a sentence.",
    }),
  ];
  if (!stance || errors.length > 0) return fieldProblem(errors);
  return success({
    type: "evidence_added",
    payload: {
      evidenceId,
      hypothesisId: fields.hypothesisId,
      stance,
      statement,
      ...(sourceSeq > 0 && { sourceSeq }),
    },
  });
}
