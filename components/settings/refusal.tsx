import { Callout } from "@/components/ui/callout";
import type { Problem } from "@/lib/wire/problem";

/** Why something was not done; faults of single fields stand at the fields. */
export function Refusal({ title, problem }: { title: string; problem: Problem | null }) {
  if (!problem || problem.errors) return null;
  return (
    <Callout tone="danger" title={title}>
      {problem.detail}
    </Callout>
  );
}
