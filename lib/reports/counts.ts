import { type Severity, severities } from "@/lib/timeline/vocabulary";

import { type CauseKind, causeKinds } from "./vocabulary";

/** A count of zero for each word, in the order of the words. */
export function zeroes<T extends string>(words: readonly T[]): Record<T, number>;
export function zeroes(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, 0]));
}

/** How many incidents there are, by severity and by kind of cause. */
export type Tally = {
  incidents: number;
  bySeverity: Record<Severity, number>;
  byCause: Record<CauseKind, number>;
};

export function emptyTally(): Tally {
  return { incidents: 0, bySeverity: zeroes(severities), byCause: zeroes(causeKinds) };
}

export function addTo(tally: Tally, { severity, cause }: { severity: Severity; cause: CauseKind }): void {
  tally.incidents += 1;
  tally.bySeverity[severity] += 1;
  tally.byCause[cause] += 1;
}
