"use client";

import Link from "next/link";

import { Button, buttonClass } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useRoomActions } from "@/lib/client/room-context";
import { type NextAction, nextAction } from "@/lib/timeline/next-action";
import type { RoomState } from "@/lib/timeline/state";

import { useQuickChange } from "./use-quick-change";

const words = (action: Exclude<NextAction, { kind: "go on elsewhere" }>) =>
  action.kind === "take command" ? "Take command" : action.words;

/** The one thing that moves this incident on. */
export function PrimaryAction({ state }: { state: RoomState }) {
  const { append, me, mayAct } = useRoomActions();
  const { setStatus } = useQuickChange();
  const action = nextAction(state);
  if (!action) return null;
  if (action.kind === "go on elsewhere")
    return (
      <Link href={`/incidents/${action.number}`} className={buttonClass({ variant: "primary" })}>
        Continue in INC-{action.number}
      </Link>
    );
  if (!mayAct) return null;

  const act = () => {
    if (action.kind === "set status") return setStatus(action.status, state.status);
    append({ type: "role_assigned", payload: { role: "commander", person: me } });
    toast({
      title: "You are the commander.",
      action: {
        label: "Undo",
        run: () => append({ type: "role_assigned", payload: { role: "commander", person: null } }),
      },
    });
  };
  return (
    <Button variant="primary" onClick={act}>
      {words(action)}
    </Button>
  );
}
