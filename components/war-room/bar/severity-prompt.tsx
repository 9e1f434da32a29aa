"use client";

import { ShieldAlert } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { SeverityMark } from "@/components/ui/severity-mark";
import { toast } from "@/components/ui/toast";
import { useRoomActions } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import type { RoomState } from "@/lib/timeline/state";
import { severityWords } from "@/lib/timeline/words";

import { PromptRow } from "./prompt-row";

/** The severity that the machine proposes, with why; a person decides, with one key. */
export function SeverityPrompt({
  proposed,
  current,
}: {
  proposed: NonNullable<RoomState["proposedSeverity"]>;
  current: RoomState["severity"];
}) {
  const { append, mayAct, goTo } = useRoomActions();
  const accept = () => {
    const { severity, reason } = proposed;
    append({ type: "severity_changed", payload: { severity, reason } });
    toast({
      title: `Severity: ${severityWords[severity]}`,
      action: {
        label: "Undo",
        run: () => append({ type: "severity_changed", payload: { severity: current, reason: "Taken back" } }),
      },
    });
  };
  useCommands(
    mayAct
      ? [
          {
            id: "room.accept-severity",
            title: `Accept the proposed severity: ${severityWords[proposed.severity]}`,
            group: "This incident",
            shortcut: "a",
            run: accept,
          },
        ]
      : [],
  );
  return (
    <PromptRow
      label="Proposed severity"
      icon={ShieldAlert}
      actions={
        <>
          {mayAct && (
            <Button size="sm" variant="primary" onClick={accept}>
              Accept {severityWords[proposed.severity]}
              <Kbd keys="A" className="text-on-accent max-tablet:hidden" />
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={() => goTo(proposed.seq)}>
            Show it
          </Button>
        </>
      }
    >
      Proposed: <SeverityMark severity={proposed.severity} className="align-bottom" />
      <span className="text-muted"> · {proposed.reason}</span>
    </PromptRow>
  );
}
