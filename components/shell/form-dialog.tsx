"use client";

import { type ReactNode, use, useEffect, useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { DialogSubject, forgetFields, keepFields, restoreFields } from "@/lib/client/kept-fields";
import { isMac } from "@/lib/client/shortcut";
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

/**
 * A dialog that asks for something. It closes when it has been done; what is wrong stays beside its field. Left without
 * sending, it keeps what was typed for the next time it opens about the same.
 */
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
  const subject = use(DialogSubject);
  const [restored, setRestored] = useState(false);
  const done = () => {
    if (subject !== null) forgetFields(subject);
    onClose();
  };
  const { form, pending, problem, errorOf } = useSubmit(async (fields) => send(fields), done, {
    stay: true,
  });
  const { ref } = form;
  useEffect(() => {
    if (subject !== null && ref.current) setRestored(restoreFields(subject, ref.current));
  }, [subject, ref]);

  function startOver() {
    if (subject !== null) forgetFields(subject);
    setRestored(false);
    ref.current?.reset();
  }

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
            <Kbd
              keys={isMac(navigator.userAgent) ? "⌘ ↵" : "Ctrl ↵"}
              className="text-on-accent max-tablet:hidden"
            />
          </Button>
        </>
      }
    >
      <form
        {...form}
        id={formId}
        aria-label={title}
        className="flex flex-col gap-3 pb-2"
        onChange={(event) => subject !== null && keepFields(subject, event.currentTarget)}
      >
        {restored && (
          <output className="flex items-center gap-2 text-meta text-subtle">
            What you had begun is here again.
            <Button variant="link" size="sm" onClick={startOver}>
              Start over
            </Button>
          </output>
        )}
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
