"use client";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { success } from "@/lib/wire/problem";

/** What is known, for whoever comes new. */
export function SummaryForm({ onClose }: DialogOf<"summary">) {
  const { append } = useRoomActions();
  const current = useRoomData().state.summary;
  return (
    <FormDialog
      title="Summary"
      description="What is known, in two sentences, for whoever comes new. Markdown."
      submit="Save"
      size="md"
      onClose={onClose}
      send={(fields) => {
        const summary = textOf(fields, "summary").trim();
        if (summary !== current) append({ type: "summary_changed", payload: { summary } });
        return success(null);
      }}
    >
      {(errorOf) => (
        <Field label="Summary" hideLabel error={errorOf("summary")}>
          {(control) => (
            <Textarea {...control} name="summary" rows={5} defaultValue={current} maxLength={REASON_LIMIT} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
