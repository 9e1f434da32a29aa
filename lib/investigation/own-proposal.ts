import { PREDICTION_LIMIT, REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";

import { claimOf } from "./claims";
import { hypothesisKindOf } from "./kind-of-words";
import { plainText } from "./plain-text";
import type { WordsRead } from "./read-words";

const NAME_LIMIT = 80;

/** What a person's words are on the board, with what must be seen where they hold. */
export function ownProposal(
  { kind, component, changeId, sinceMs }: WordsRead,
  own: Pick<Payloads["hypothesis_proposed"], "hypothesisId" | "claim" | "parentId">,
): Payloads["hypothesis_proposed"] {
  const words =
    kind === null ? null : claimOf(kind, component === null ? "it" : plainText(component, NAME_LIMIT));
  return {
    ...own,
    kind: hypothesisKindOf(kind),
    ...(component !== null && { component: plainText(component, TITLE_LIMIT) }),
    ...(changeId !== null && { changeId }),
    ...(sinceMs !== null && { since: new Date(sinceMs).toISOString() }),
    ...(words && {
      predictions: words.predictions.map((text) => plainText(text, PREDICTION_LIMIT)),
      exclusions: words.exclusions.map((text) => plainText(text, PREDICTION_LIMIT)),
    }),
  };
}

/** Where it stands before it is tested: how it was read, or what has to be asked. */
export function ownBeginning(
  { kind, component, changeId, sinceMs, question }: WordsRead,
  hypothesisId: string,
): Omit<Payloads["hypothesis_state_set"], "investigationId"> {
  if (question !== null)
    return { hypothesisId, state: "proposed", reason: plainText(question, REASON_LIMIT) };
  const parts = [
    ...(kind === null ? [] : [`kind: ${kind.replaceAll("_", " ")}`]),
    ...(component === null ? [] : [`component: ${plainText(component, NAME_LIMIT)}`]),
    ...(changeId === null ? [] : [`change: ${plainText(changeId, NAME_LIMIT)}`]),
    ...(sinceMs === null ? [] : [`since: ${new Date(sinceMs).toISOString().slice(11, 16)} UTC`]),
  ];
  return { hypothesisId, state: "investigating", reason: `Being tested as ${parts.join(", ")}.` };
}
