"use client";

import { Pin } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useLazy } from "@/components/ui/use-lazy";

import { useEvidence } from "./evidence-context";

const fetchForm = async () => (await import("./pin-chart-form")).PinChartForm;

/** Opens the form that keeps a chart in an incident's timeline. Nothing for those who may not write there. */
export function PinChartButton({ title, ids }: { title: string; ids: readonly string[] }) {
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
      {open && Form && <Form title={title} ids={ids} onClose={() => setOpen(false)} />}
    </>
  );
}
