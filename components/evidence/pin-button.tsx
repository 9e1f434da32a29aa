"use client";

import { Pin } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useLazy } from "@/components/ui/use-lazy";

import type { PinnedLook } from "@/lib/wire/incidents";

import { useEvidence } from "./evidence-context";

const fetchForm = async () => (await import("./pin-form")).PinForm;

/** Opens the form that keeps what is looked at in an incident's timeline. Nothing for those who may not write there. */
export function PinButton({ title, look }: { title: string; look: PinnedLook }) {
  const { mayPin, incident } = useEvidence();
  const [open, setOpen] = useState(false);
  const { Component: Form, load, preload } = useLazy(fetchForm);
  if (!mayPin) return null;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => void load().then(setOpen)}
      >
        <Pin aria-hidden />
        {incident ? `Pin to INC-${incident.number}` : "Pin to timeline"}
      </Button>
      {open && Form && <Form title={title} look={look} onClose={() => setOpen(false)} />}
    </>
  );
}
