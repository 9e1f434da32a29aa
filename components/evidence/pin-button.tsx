"use client";

import { Pin } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useLazy } from "@/components/ui/use-lazy";
import { useHeldDialog } from "@/lib/client/use-held-dialog";
import type { PinnedLook } from "@/lib/wire/incidents";

import { useEvidence } from "./evidence-context";

const fetchForm = async () => (await import("./pin-form")).PinForm;

/** Opens the form that keeps what is looked at in an incident's timeline. Nothing for those who may not write there. */
export function PinButton({ title, look }: { title: string; look: PinnedLook }) {
  const { mayPin, incident } = useEvidence();
  const { shown, show, hide } = useHeldDialog<true>();
  const { Component: Form, load, preload } = useLazy(fetchForm);
  if (!mayPin) return null;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => show(true, load)}
      >
        <Pin aria-hidden />
        {incident ? `Pin to INC-${incident.number}` : "Pin to timeline"}
      </Button>
      {shown && Form && <Form title={title} look={look} onClose={hide} />}
    </>
  );
}
