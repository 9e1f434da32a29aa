"use client";

import { FormDialog } from "@/components/shell/form-dialog";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { success } from "@/lib/wire/problem";

import { useRowFocusBack } from "../timeline/use-row-focus-back";

/** Blanks the words of an entry for good. */
export function RedactForm({ dialog, onClose }: DialogOf<"redact">) {
  const { append } = useRoomActions();
  useRowFocusBack(dialog.seq);
  return (
    <FormDialog
      title={`Redact entry #${dialog.seq}`}
      submit="Redact for good"
      danger
      onClose={onClose}
      send={(fields) => {
        const reason = textOf(fields, "reason").trim();
        if (reason === "")
          return fieldProblem([{ path: "reason", reason: "Say why, without repeating the words" }]);
        append({ type: "event_redacted", payload: { targetSeq: dialog.seq, reason } });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <Callout tone="warning" title="This cannot be taken back.">
            The words are deleted here and in the database. That there was an entry, by whom and when, stays,
            with your name and reason.
          </Callout>
          <Field
            label="Reason"
            required
            error={errorOf("reason")}
            hint="For a leaked secret or personal data. A mistake is better corrected."
          >
            {(control) => (
              <Textarea
                {...control}
                name="reason"
                rows={2}
                maxLength={REASON_LIMIT}
                placeholder="Held a customer’s e-mail address"
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
