import { followUpKindWords, hypothesisStateWords, taskStateWords } from "../../timeline/words";
import { percent } from "../draft/writing";
import type { FollowUpFact, HypothesisFact } from "./facts";

/** What stands where something linked is not there any more, or was never. */
export const gone = "What stood here is not in the log, or may not be read any more.";

/** "confirmed by Ana, at 92 %: A restart ended it". */
export function verdict({ state, probability, reason, overruledBy }: HypothesisFact): string {
  const by = overruledBy === "" ? "" : ` by ${overruledBy}`;
  const sure = probability === null ? "" : `, ${percent(probability)} by the evidence`;
  return `${hypothesisStateWords[state]}${by}${sure}${reason === "" ? "" : `: ${reason}`}`;
}

export function evidenceCount({ evidence }: HypothesisFact): string {
  return `Evidence: ${evidence.for} for, ${evidence.against} against, ${evidence.neutral} neutral.`;
}

/** "detect · Ana · due 2026-12-01 · open". */
export function followUpDetails({ kind, owner, dueOn, state }: FollowUpFact): string {
  return [
    kind === null ? "of no kind yet" : followUpKindWords[kind],
    owner === "" ? "nobody yet" : owner,
    dueOn === null ? "no due date" : `due ${dueOn}`,
    taskStateWords[state],
  ].join(" · ");
}
