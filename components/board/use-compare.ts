"use client";

import { useState } from "react";

import { toast } from "@/components/ui/toast";
import { compareEvidence } from "@/lib/client/investigation-calls";
import { useRoomActions } from "@/lib/client/room-context";
import type { Evidence } from "@/lib/timeline/state";

export type Compare = { pending: boolean; compare: () => void };

/** Asks again what a piece of evidence asked. What comes of it stands in the log; why it cannot be, in a toast. */
export function useCompare(evidenceId: string): Compare {
  const { incidentId } = useRoomActions();
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    const outcome = await compareEvidence(incidentId, evidenceId);
    setPending(false);
    if (!outcome.ok)
      toast({ tone: "danger", title: "It could not be run again.", detail: outcome.problem.detail });
  };
  return { pending, compare: () => void run() };
}

/** Whether what was frozen was asked of this server, which can ask it again. */
export function canCompare({ frozen }: Evidence): boolean {
  return frozen?.result !== undefined && frozen.query.startsWith("/api/");
}
