"use client";

import { useState } from "react";

import { draftPostmortem } from "@/lib/client/postmortem-calls";
import { randomId } from "@/lib/client/random-id";

export type Draft = {
  /** It is being written, or has been and the log has not said so yet. */
  pending: boolean;
  problem: string | null;
  draft: () => void;
};

/** Has the postmortem drafted, once: another click after a failure asks for the same again. */
export function useDraft(incidentId: string): Draft {
  const [commandId] = useState(randomId);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async () => {
    setPending(true);
    setProblem(null);
    const outcome = await draftPostmortem(incidentId, commandId);
    if (outcome.ok) return;
    setPending(false);
    setProblem(outcome.problem.detail);
  };
  return { pending, problem, draft: () => void ask() };
}
