"use client";
import { KeyRound } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { startOidc } from "@/lib/client/people-calls";
import { useHydrated } from "@/lib/client/use-hydrated";
import type { SignInMethods } from "@/lib/wire/people";
import type { Problem } from "@/lib/wire/problem";

import { EntryProblem } from "./entry-problem";

export type OidcButtonProps = { provider: NonNullable<SignInMethods["oidc"]>; next: string };

/** Leaves for the identity provider; says so when it cannot be reached, and what works without it. */
export function OidcButton({ provider: { name, reachable }, next }: OidcButtonProps) {
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function start() {
    setPending(true);
    setProblem(null);
    const outcome = await startOidc({ next });
    if (outcome.ok) return window.location.assign(outcome.value.url);
    setPending(false);
    setProblem(outcome.problem);
  }

  return (
    <div className="flex flex-col gap-2">
      <EntryProblem problem={problem} />
      <Button size="lg" pending={pending} disabled={!hydrated} onClick={() => void start()}>
        <KeyRound aria-hidden />
        {pending ? `Going to ${name}…` : `Continue with ${name}`}
      </Button>
      {!reachable && (
        <p className="text-meta text-warning">
          {name} does not answer now. You can try it, or sign in with a password.
        </p>
      )}
    </div>
  );
}
