"use client";
import { useId, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { declareIncident } from "@/lib/client/incident-calls";
import { isMac } from "@/lib/client/shortcut";
import { useSubmit } from "@/lib/client/use-submit";
import type { Declared } from "@/lib/wire/incidents";

import { declaration, emptyDeclaration } from "./declaration";
import { currentDraft, fieldsOf, forgetDraft, keepDraft, renewDraft } from "./declare-draft";
import { DeclareFieldset } from "./declare-fieldset";
import { DeclareProblem } from "./declare-problem";

export type DeclareDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeclared: (declared: Declared) => void;
};

/** Declares an incident. What was typed is kept until it is declared or started over. */
export function DeclareDialog({ open, onOpenChange, onDeclared }: DeclareDialogProps) {
  const formId = useId();
  const title = useRef<HTMLInputElement>(null);
  const [version, setVersion] = useState(0);
  const draft = currentDraft();
  const [touched, setTouched] = useState(draft.fields !== emptyDeclaration);
  const submission = useSubmit(
    async (form) => {
      const request = declaration(fieldsOf(form), currentDraft().commandId, Date.now());
      return request.ok ? await declareIncident(request.value) : request;
    },
    (declared) => {
      forgetDraft();
      setTouched(false);
      onDeclared(declared);
    },
    { stay: true },
  );

  function startOver() {
    forgetDraft();
    setTouched(false);
    submission.reset();
    setVersion(version + 1);
    title.current?.focus();
  }

  function change(to: boolean) {
    if (!to) submission.reset();
    onOpenChange(to);
  }

  return (
    <Dialog
      open={open}
      initialFocus={title}
      onOpenChange={change}
      title="Declare an incident"
      description="Its room opens at once. Everything here can be changed later."
      footer={
        <>
          {touched && (
            <Button variant="ghost" className="mr-auto" onClick={startOver}>
              Start over
            </Button>
          )}
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={submission.pending}>
            {submission.pending ? "Declaring…" : "Declare incident"}
            <Kbd
              keys={isMac(navigator.userAgent) ? "⌘ ↵" : "Ctrl ↵"}
              className="text-on-accent max-tablet:hidden"
            />
          </Button>
        </>
      }
    >
      <form
        key={version}
        {...submission.form}
        id={formId}
        aria-label="Declare an incident"
        className="flex flex-col gap-3 pb-1"
        onChange={(event) => {
          keepDraft(fieldsOf(new FormData(event.currentTarget)));
          setTouched(true);
        }}
      >
        <DeclareProblem
          problem={submission.problem}
          onDeclareAnother={renewDraft}
          onDismiss={submission.reset}
        />
        <DeclareFieldset titleRef={title} fields={draft.fields} errorOf={submission.errorOf} />
      </form>
    </Dialog>
  );
}
