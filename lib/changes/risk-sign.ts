/** What of a change's content could break something, or could not; log-odds, with the line that says so. */
export type RiskSign = {
  weight: number;
  /** What follows "It". */
  reason: string;
  line: string | null;
};
