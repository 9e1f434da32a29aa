"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";

import { toast } from "@/components/ui/toast";
import type { DialogOf } from "@/lib/client/dialog-props";
import { DialogSubject, keepField } from "@/lib/client/kept-fields";
import { heldKeys } from "@/lib/client/held-keys";
import { type RoomDialog, useRoomActions } from "@/lib/client/room-context";

type Kind = RoomDialog["kind"];
type Loaders = { [K in Kind]: () => Promise<ComponentType<DialogOf<K>>> };

/** Where each form of the room comes from: fetched when it is first opened. */
const loaders: Loaders = {
  update: async () => (await import("@/components/war-room/forms/update-form")).UpdateForm,
  role: async () => (await import("@/components/war-room/forms/role-form")).RoleForm,
  milestone: async () => (await import("@/components/war-room/forms/milestone-form")).MilestoneForm,
  status: async () => (await import("@/components/war-room/forms/status-form")).StatusForm,
  severity: async () => (await import("@/components/war-room/forms/severity-form")).SeverityForm,
  summary: async () => (await import("@/components/war-room/forms/summary-form")).SummaryForm,
  access: async () => (await import("@/components/war-room/forms/access-form")).AccessForm,
  merge: async () => (await import("@/components/war-room/forms/merge-form")).MergeForm,
  task: async () => (await import("@/components/war-room/forms/task-form")).TaskForm,
  event: async () => (await import("@/components/war-room/forms/event-details")).EventDetails,
  correct: async () => (await import("@/components/war-room/forms/correct-form")).CorrectForm,
  redact: async () => (await import("@/components/war-room/forms/redact-form")).RedactForm,
  investigate: async () => (await import("@/components/war-room/forms/investigate-form")).InvestigateForm,
  hypothesis: async () => (await import("@/components/board/hypothesis-detail")).HypothesisDetail,
  propose: async () => (await import("@/components/board/propose-form")).ProposeForm,
  move: async () => (await import("@/components/board/move-form")).MoveForm,
  assign: async () => (await import("@/components/board/assign-form")).AssignForm,
  evidence: async () => (await import("@/components/board/evidence-form")).EvidenceForm,
};

type Loaded = { dialog: RoomDialog; draw: () => ReactNode };

async function load<K extends Kind>(kind: K, dialog: Extract<RoomDialog, { kind: K }>, onClose: () => void) {
  const loader: Loaders[K] = loaders[kind];
  const Form = await loader();
  return () => <Form dialog={dialog} onClose={onClose} />;
}

/** Dialogs with the same subject ask for the same. */
function subjectOf(incidentId: string, dialog: RoomDialog): string {
  const about = dialog.kind === "update" ? { kind: dialog.kind } : dialog;
  return JSON.stringify([incidentId, about]);
}

export type RoomDialogsProps = { dialog: RoomDialog | null; onClose: () => void };

/** The form that is open over the room. */
export function RoomDialogs({ dialog, onClose }: RoomDialogsProps) {
  const { incidentId } = useRoomActions();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!dialog) return;
    let gone = false;
    const release = heldKeys.hold({ giveUp: onClose });
    // Words that came along, as from the composer, are words that were typed.
    if (dialog.kind === "update" && dialog.conditions)
      keepField(subjectOf(incidentId, dialog), "conditions", dialog.conditions);
    load(dialog.kind, dialog, onClose)
      .then((draw) => !gone && setLoaded({ dialog, draw }))
      .catch(() => {
        toast({
          tone: "danger",
          title: "This part of the page could not be loaded.",
          detail: "Nothing you entered is lost. Check the connection and try again.",
        });
        onClose();
      });
    return () => {
      gone = true;
      release();
    };
  }, [dialog, onClose, incidentId]);
  // It is drawn, and hears its own keys.
  useEffect(() => {
    if (loaded) heldKeys.take();
  }, [loaded]);
  if (!dialog || loaded?.dialog !== dialog) return null;
  return <DialogSubject value={subjectOf(incidentId, dialog)}>{loaded.draw()}</DialogSubject>;
}
