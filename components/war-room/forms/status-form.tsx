"use client";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { statuses } from "@/lib/timeline/vocabulary";
import { capital, statusWords } from "@/lib/timeline/words";
import { success } from "@/lib/wire/problem";

/** A status with why. */
export function StatusForm({ onClose }: DialogOf<"status">) {
  const { append } = useRoomActions();
  const current = useRoomData().state.status;
  return (
    <FormDialog
      title="Change the status"
      description="Milestones follow from it: fixing says identified, monitoring says mitigated."
      submit="Change"
      onClose={onClose}
      send={(fields) => {
        const status = statuses.find((each) => each === textOf(fields, "status"));
        const reason = textOf(fields, "reason").trim();
        if (!status || status === current)
          return fieldProblem([{ path: "status", reason: `It is ${current} already: choose another` }]);
        append({ type: "status_changed", payload: { status, ...(reason && { reason }) } });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <Field label="Status" error={errorOf("status")}>
            {(control) => (
              <Select {...control} name="status" defaultValue={current}>
                {statuses
                  .filter((status) => status !== "merged")
                  .map((status) => (
                    <option key={status} value={status}>
                      {capital(statusWords[status])}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
          <Field label="Reason" error={errorOf("reason")}>
            {(control) => <Textarea {...control} name="reason" rows={2} maxLength={REASON_LIMIT} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
