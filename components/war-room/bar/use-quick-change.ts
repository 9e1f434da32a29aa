"use client";

import { toast } from "@/components/ui/toast";
import { useRoomActions } from "@/lib/client/room-context";
import type { Severity, Status } from "@/lib/timeline/vocabulary";
import { severityWords, statusWords } from "@/lib/timeline/words";

const UNDONE = "Taken back";

/** One-click changes of the two words that matter most. Each can be taken back from its toast. */
export function useQuickChange() {
  const { append } = useRoomActions();
  return {
    setSeverity: (severity: Severity, before: Severity) => {
      if (severity === before) return;
      append({ type: "severity_changed", payload: { severity } });
      toast({
        title: `Severity: ${severityWords[severity]}`,
        action: {
          label: "Undo",
          run: () => append({ type: "severity_changed", payload: { severity: before, reason: UNDONE } }),
        },
      });
    },
    setStatus: (status: Status, before: Status) => {
      if (status === before || status === "merged") return;
      append({ type: "status_changed", payload: { status } });
      if (before === "merged") return;
      toast({
        title: `Status: ${statusWords[status]}`,
        action: {
          label: "Undo",
          run: () => append({ type: "status_changed", payload: { status: before, reason: UNDONE } }),
        },
      });
    },
  };
}
