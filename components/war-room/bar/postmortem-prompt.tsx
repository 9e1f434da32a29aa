"use client";

import { FileText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { draftPostmortem } from "@/lib/client/postmortem-calls";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions } from "@/lib/client/room-context";

import { PromptRow } from "./prompt-row";

/** Once it is over and nobody has, offers to draft the postmortem. Who does not want to leaves it for this visit. */
export function PostmortemPrompt({ number }: { number: number }) {
  const { incidentId, mayAct } = useRoomActions();
  const router = useRouter();
  const [later, setLater] = useState(false);
  const [commandId] = useState(randomId);
  const [pending, setPending] = useState(false);
  if (!mayAct || later) return null;
  const draft = async () => {
    setPending(true);
    const outcome = await draftPostmortem(incidentId, commandId);
    setPending(false);
    if (outcome.ok) router.push(`/incidents/${number}/postmortem`);
    else toast({ tone: "danger", title: outcome.problem.detail, detail: "Nothing was written." });
  };
  return (
    <PromptRow
      label="Draft the postmortem"
      icon={FileText}
      actions={
        <>
          <Button size="sm" pending={pending} onClick={() => void draft()}>
            Draft the postmortem
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setLater(true)}>
            Not now
          </Button>
        </>
      }
    >
      It is over. A draft of its postmortem can be written from this log.
    </PromptRow>
  );
}
