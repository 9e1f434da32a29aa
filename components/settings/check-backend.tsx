"use client";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { checkBackend } from "@/lib/client/telemetry-calls";

import { useAct } from "./use-act";

/** Asks a backend whether it answers, and says what came of it. */
export function CheckBackend({ name }: { name: string }) {
  const { pending, act } = useAct();
  return (
    <Button
      size="sm"
      pending={pending !== null}
      aria-label={`Check connection to ${name}`}
      onClick={() =>
        void act(
          "check",
          () => checkBackend(name),
          ({ reason }) =>
            toast(
              reason === null
                ? { tone: "success", title: `${name} answers.` }
                : { tone: "danger", title: `${name} does not answer.`, detail: reason },
            ),
        )
      }
    >
      Check connection
    </Button>
  );
}
