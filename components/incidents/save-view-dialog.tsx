"use client";
import { useId, useRef } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fieldProblem } from "@/lib/client/field-problem";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import { success } from "@/lib/wire/problem";

import { VIEW_NAME_LIMIT } from "./saved-views";

export type SaveViewDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSave: (name: string) => void;
};

/** Asks for the name of a view. */
export function SaveViewDialog({ open, onOpenChange, onSave }: SaveViewDialogProps) {
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { form, errorOf } = useSubmit(
    async (fields) => {
      const name = textOf(fields, "name").trim();
      return name === "" ? fieldProblem([{ path: "name", reason: "Give the view a name." }]) : success(name);
    },
    onSave,
    { stay: true },
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={input}
      size="sm"
      title="Save this view"
      description="The filters as they are now, under a name. Kept in this browser, for you."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Save
          </Button>
        </>
      }
    >
      <form {...form} id={formId} aria-label="Save this view" className="pb-2">
        <Field label="Name" error={errorOf("name")}>
          {(control) => (
            <Input
              {...control}
              required
              ref={input}
              name="name"
              maxLength={VIEW_NAME_LIMIT}
              autoComplete="off"
              placeholder="Payments, severe"
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
