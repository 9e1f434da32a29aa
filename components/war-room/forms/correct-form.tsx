"use client";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { NOTE_LIMIT, REASON_LIMIT } from "@/lib/timeline/limits";
import { currentWords } from "@/lib/timeline/markdown";
import { fromField, toField } from "@/lib/timeline/moments";
import { happenedAt } from "@/lib/timeline/order";
import { isOfType } from "@/lib/timeline/step";
import { success } from "@/lib/wire/problem";

import { useRowFocusBack } from "../timeline/use-row-focus-back";
import { useEvent } from "./use-event";

/** Mends the words or the time of an entry. Every version stays in the record. */
export function CorrectForm({ dialog, onClose }: DialogOf<"correct">) {
  const { append, zone } = useRoomActions();
  const { state } = useRoomData();
  useRowFocusBack(dialog.seq);
  const event = useEvent(dialog.seq);
  if (!event) return null;
  const isNote = isOfType(event, "note_added");
  const words = isNote ? (currentWords(event, state) ?? "") : "";
  const shownAt = toField(zone, Date.parse(happenedAt(event, state.corrections)));

  return (
    <FormDialog
      title={isNote ? "Correct the note" : "Correct the time"}
      description="Every version stays in the record."
      submit="Correct"
      size="md"
      onClose={onClose}
      send={(fields) => {
        const markdown = textOf(fields, "markdown").trim();
        const field = textOf(fields, "at");
        const occurredAt = field === shownAt ? null : fromField(zone, field);
        const reason = textOf(fields, "reason").trim();
        const mended = isNote && markdown !== words;
        if (isNote && markdown === "")
          return fieldProblem([
            { path: "markdown", reason: "To take it away for good, it has to be redacted" },
          ]);
        if (!mended && !occurredAt) return fieldProblem([{ path: "at", reason: "Nothing has changed yet" }]);
        append({
          type: "event_corrected",
          payload: {
            targetSeq: dialog.seq,
            ...(mended && { markdown }),
            ...(occurredAt && { occurredAt }),
            ...(reason && { reason }),
          },
        });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          {isNote && (
            <Field label="Note" required error={errorOf("markdown")}>
              {(control) => (
                <Textarea {...control} name="markdown" rows={5} maxLength={NOTE_LIMIT} defaultValue={words} />
              )}
            </Field>
          )}
          <Field label={`Happened (${zone.name})`} error={errorOf("at")}>
            {(control) => (
              <Input {...control} name="at" type="datetime-local" step={1} defaultValue={shownAt} />
            )}
          </Field>
          <Field label="Reason" error={errorOf("reason")}>
            {(control) => <Input {...control} name="reason" maxLength={REASON_LIMIT} autoComplete="off" />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
