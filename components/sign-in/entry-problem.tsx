import { Callout } from "@/components/ui/callout";
import { durationWords } from "./wait";
import type { Problem } from "@/lib/wire/problem";

const titles: Partial<Record<Problem["code"], string>> = {
  unauthenticated: "That did not work.",
  rate_limited: "Too many tries.",
  unavailable: "The server cannot be reached.",
};

/** Why nobody was signed in; faults of single fields stand at the fields. */
export function EntryProblem({ problem }: { problem: Problem | null }) {
  if (!problem || problem.errors) return null;
  return (
    <Callout tone="danger" title={titles[problem.code] ?? "Nobody was signed in."}>
      {problem.code === "unavailable"
        ? "What you typed is still here. Try again in a moment."
        : problem.detail}
      {problem.retryAfterSeconds !== undefined &&
        ` Try again in ${durationWords(problem.retryAfterSeconds)}.`}
    </Callout>
  );
}
