import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Problem } from "@/lib/wire/problem";

export type DeclareProblemProps = {
  problem: Problem | null;
  /** Makes what stands in the form another command. */
  onDeclareAnother: () => void;
  onDismiss: () => void;
};

/** Why nothing was declared, what was kept, and what to do; faults of single fields stand at the fields. */
export function DeclareProblem({ problem, onDeclareAnother, onDismiss }: DeclareProblemProps) {
  if (!problem || problem.errors) return null;
  if (problem.code === "command_id_reused")
    return (
      <Callout
        tone="warning"
        title="Your first try has reached the server after all."
        actions={
          <Button
            size="sm"
            onClick={() => {
              onDeclareAnother();
              onDismiss();
            }}
          >
            This is another incident
          </Button>
        }
      >
        The incident is declared in the words that you sent first: look for it in the list. What you have
        changed since is still here, and not declared.
      </Callout>
    );
  return (
    <Callout tone="danger" title="The incident could not be declared.">
      {problem.detail} What you typed is kept: try again, it will not be declared twice.
    </Callout>
  );
}
