import type { CaseLine } from "../case-line";
import { NO_CULPRIT } from "./truth";

/** The change that a line blames: its first, where that is more probable than that none is to blame. */
export function blamedChange({ changes, noChange }: Pick<CaseLine, "changes" | "noChange">): string {
  const [first] = changes;
  return first !== undefined && first.probability > noChange ? first.change : NO_CULPRIT;
}

export type Blame = {
  /** Cases whose culprit, or the absence of one, is known. */
  cases: number;
  /** The culprit was blamed, or none where there was none. */
  right: number;
  /** A change was blamed that did nothing. */
  innocentBlamed: number;
  /** Nothing was blamed, and there was a culprit. */
  missed: number;
  /** Of the cases without a culprit: how many there are, and the share in which a change was blamed. */
  withoutCulprit: number;
  falseBlame: number;
};

export function blameOf(answers: readonly { blamed: string; culprit: string }[]): Blame {
  const count = (holds: (answer: { blamed: string; culprit: string }) => boolean) =>
    answers.filter(holds).length;
  const withoutCulprit = count(({ culprit }) => culprit === NO_CULPRIT);
  return {
    cases: answers.length,
    right: count(({ blamed, culprit }) => blamed === culprit),
    innocentBlamed: count(({ blamed, culprit }) => blamed !== culprit && blamed !== NO_CULPRIT),
    missed: count(({ blamed, culprit }) => blamed !== culprit && blamed === NO_CULPRIT),
    withoutCulprit,
    falseBlame:
      count(({ blamed, culprit }) => culprit === NO_CULPRIT && blamed !== NO_CULPRIT) / withoutCulprit,
  };
}
