"use client";

import { useState } from "react";

import { toast } from "@/components/ui/toast";
import { cancelInvestigation } from "@/lib/client/investigation-calls";
import { useRoomActions } from "@/lib/client/room-context";

export type Cancel = { pending: boolean; cancel: (investigationId: string) => void };

/** Stops an investigation. That it has stopped comes in the log; where it cannot be stopped, a toast says why. */
export function useCancel(): Cancel {
  const { incidentId } = useRoomActions();
  const [pending, setPending] = useState(false);
  const run = async (investigationId: string) => {
    setPending(true);
    const outcome = await cancelInvestigation(incidentId, investigationId);
    setPending(false);
    if (!outcome.ok)
      toast({ tone: "danger", title: "The investigation goes on.", detail: outcome.problem.detail });
  };
  return { pending, cancel: (investigationId) => void run(investigationId) };
}
