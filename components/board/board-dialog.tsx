"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";

import { useLazy } from "@/components/ui/use-lazy";
import { type RoomDialog, useRoomActions } from "@/lib/client/room-context";

type BoardKind = "hypothesis" | "propose" | "move" | "evidence";
type DialogOfBoard = Extract<RoomDialog, { kind: BoardKind }>;

type Forms = {
  [K in BoardKind]: () => Promise<
    ComponentType<{ dialog: Extract<RoomDialog, { kind: K }>; onClose: () => void }>
  >;
};

const forms: Forms = {
  hypothesis: async () => (await import("./hypothesis-detail")).HypothesisDetail,
  propose: async () => (await import("./propose-form")).ProposeForm,
  move: async () => (await import("./move-form")).MoveForm,
  evidence: async () => (await import("./evidence-form")).EvidenceForm,
};

function isOfBoard(dialog: RoomDialog | null): dialog is DialogOfBoard {
  return dialog !== null && Object.hasOwn(forms, dialog.kind);
}

interface FormProps<K extends BoardKind> {
  fetchForm: Forms[K];
  dialog: Extract<RoomDialog, { kind: K }>;
  close: () => void;
}

/** One form, once its code has come; where it cannot be had, `useLazy` says so and the dialog is given up. */
function Form<K extends BoardKind>({ fetchForm, dialog, close }: FormProps<K>) {
  const { Component, load } = useLazy(fetchForm);
  useEffect(() => {
    void load().then((loaded) => loaded || close());
  }, [load, close]);
  return Component ? <Component dialog={dialog} onClose={close} /> : null;
}

function drawForm(dialog: DialogOfBoard, close: () => void) {
  switch (dialog.kind) {
    case "hypothesis":
      return <Form key="hypothesis" fetchForm={forms.hypothesis} dialog={dialog} close={close} />;
    case "propose":
      return <Form key="propose" fetchForm={forms.propose} dialog={dialog} close={close} />;
    case "move":
      return <Form key="move" fetchForm={forms.move} dialog={dialog} close={close} />;
    case "evidence":
      return <Form key="evidence" fetchForm={forms.evidence} dialog={dialog} close={close} />;
  }
}

/** What the dialogs opened one after the other began with: the place that the focus goes back to. */
function Forms({ dialog, close }: { dialog: DialogOfBoard; close: () => void }) {
  const { open } = useRoomActions();
  const [opener] = useState(() => document.activeElement);
  const [detail, setDetail] = useState<string | null>(null);
  if (dialog.kind === "hypothesis" && dialog.hypothesisId !== detail) setDetail(dialog.hypothesisId);

  useEffect(
    () => () => {
      // After the dialog's own attempt, whose opener may have gone with the dialog before it.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
  const back = useCallback(() => {
    // A form that was opened from a hypothesis leads back to it.
    if (dialog.kind !== "hypothesis" && detail !== null) open({ kind: "hypothesis", hypothesisId: detail });
    else close();
  }, [dialog.kind, detail, open, close]);
  return drawForm(dialog, back);
}

export interface BoardDialogProps {
  dialog: RoomDialog | null;
  close: () => void;
}

/** The board's dialogs: a hypothesis with all that speaks for and against it, and the forms that change it. */
export function BoardDialog({ dialog, close }: BoardDialogProps) {
  return isOfBoard(dialog) ? <Forms dialog={dialog} close={close} /> : null;
}
