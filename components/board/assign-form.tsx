"use client";

import { FormDialog } from "@/components/shell/form-dialog";
import { personOf, PersonSelect, UNCHOSEN } from "@/components/shell/person-select";
import { Field } from "@/components/ui/field";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { lookup } from "@/lib/timeline/state";

import { appendDraft } from "./append-draft";
import { useBack } from "./use-back";
import { useFocusBack } from "./use-focus-back";

/** Who sees to a hypothesis. */
export function AssignForm({ dialog: { hypothesisId, backTo }, onClose }: DialogOf<"assign">) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const close = useBack(backTo, onClose);
  useFocusBack(hypothesisId);
  const hypothesis = lookup(state.hypotheses, hypothesisId);
  if (!hypothesis) return null;
  const { owner, claim } = hypothesis;
  return (
    <FormDialog
      title="Assign the hypothesis"
      description={`“${claim}”`}
      submit="Assign"
      onClose={close}
      send={(fields) => {
        const chosen = textOf(fields, "owner");
        if (chosen === UNCHOSEN) return fieldProblem([{ path: "owner", reason: "Choose who sees to it." }]);
        const next = chosen === owner?.id ? owner : personOf([actions.me, ...actions.people], chosen);
        const draft = { type: "hypothesis_assigned", payload: { hypothesisId, owner: next } } as const;
        return appendDraft({ ok: true, value: draft }, state, actions);
      }}
    >
      {(errorOf) => (
        <Field label="Owner" required error={errorOf("owner")}>
          {(control) => (
            <PersonSelect
              control={control}
              name="owner"
              chosen={owner?.id ?? UNCHOSEN}
              nobody={owner ? "Nobody" : undefined}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
