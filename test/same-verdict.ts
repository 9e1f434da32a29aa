import type { Verdict } from "@/lib/investigation/standing";
import type { Hypothesis } from "@/lib/timeline/state";

/** What would move a card by less than a point is not written down. */
const UNWRITTEN = 0.011;

/** Does a hypothesis stand as this verdict says? One without a probability leaves it as it was: unknown. */
export function isAsJudged(
  known: Hypothesis | undefined,
  { state, probability }: Pick<Verdict, "state" | "probability">,
): boolean {
  if (known?.machineState !== state) return false;
  if (probability === undefined) return known.probability === null;
  return known.probability !== null && Math.abs(known.probability - probability) < UNWRITTEN;
}
