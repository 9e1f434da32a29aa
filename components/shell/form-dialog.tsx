"use client";

import { type ReactNode, useId } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useSubmit } from "@/lib/client/use-submit";
import type { Outcome } from "@/lib/wire/problem";

export interface FormDialogProps {
  title: string;
  description?: ReactNode;
  /** What the button says that does it. */
  submit: string;
  danger?: boolean;
  size?: NonNullable<DialogProps["size"]>;
  /** What has the focus on opening, where it is not the first field. */
  initialFocus?: NonNullable<DialogProps["initialFocus"]>;
  /** Does it, or says what is wrong and with which field. */
  send: (fields: FormData) => Outcome<unknown> | Promise<Outcome<unknown>>;
  onClose: () => void;
  /** The fields; `errorOf` gives what is wrong with the one of that name. */
  children: (errorOf: (name: string) => string | undefined) => ReactNode;
}

/** A dialog that asks for something. It closes when it has been done; what is wrong stays beside its field. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    description,
    submit,
    danger = false,
    size = "sm",
    initialFocus,
    send,
    onClose,
    children,
  } = props;
  const formId = useId();
  const { form, pending, problem, errorOf } = useSubmit(async (fields) => send(fields), onClose, {
    stay: true,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      size={size}
      {...(initialFocus && { initialFocus })}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant={danger ? "danger" : "primary"} pending={pending}>
            {submit}
            <Kbd keys="Ctrl ↵" className="text-on-accent max-tablet:hidden" />
          </Button>
        </>
      }
    >
      <form {...form} id={formId} aria-label={title} className="flex flex-col gap-3 pb-2">
        {children(errorOf)}
        {problem && !problem.errors?.length && (
          <Callout tone="danger" title={problem.detail}>
            Nothing was changed. What you wrote is still here.
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
