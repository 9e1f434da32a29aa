"use client";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions } from "@/lib/client/room-context";
import { followUpKinds } from "@/lib/timeline/vocabulary";
import { capital, followUpKindWords } from "@/lib/timeline/words";
import { textOf } from "@/lib/client/use-submit";
import { TITLE_LIMIT } from "@/lib/timeline/limits";
import { success } from "@/lib/wire/problem";

import { NOBODY, personOf, PersonSelect } from "@/components/shell/person-select";

/** A task with its owner; as a follow-up also what it is for, and when it is due. */
export function TaskForm({ onClose }: DialogOf<"task">) {
  const { append, people } = useRoomActions();
  return (
    <FormDialog
      title="Add a task"
      submit="Add"
      onClose={onClose}
      send={(fields) => {
        const title = textOf(fields, "title").trim();
        if (title === "") return fieldProblem([{ path: "title", reason: "Say what is to be done" }]);
        const owner = personOf(people, textOf(fields, "owner"));
        const followUpKind = followUpKinds.find((kind) => kind === textOf(fields, "kind"));
        const dueOn = textOf(fields, "dueOn");
        append({
          type: "task_added",
          payload: {
            taskId: randomId(),
            title,
            owner,
            // What has a purpose or a day outlives the incident.
            ...((followUpKind || dueOn !== "") && { followUp: true }),
            ...(followUpKind && { followUpKind }),
            ...(dueOn !== "" && { dueOn }),
          },
        });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <Field label="Title" required error={errorOf("title")}>
            {(control) => (
              <Input
                {...control}
                name="title"
                maxLength={TITLE_LIMIT}
                autoComplete="off"
                placeholder="Roll back checkout 4.2"
              />
            )}
          </Field>
          <Field label="Owner">
            {(control) => <PersonSelect control={control} name="owner" chosen={NOBODY} nobody="Nobody yet" />}
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field label="Follow-up" hint="Outlives the incident.">
              {(control) => (
                <Select {...control} name="kind" defaultValue="">
                  <option value="">No</option>
                  {followUpKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {capital(followUpKindWords[kind])}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Due on">{(control) => <Input {...control} name="dueOn" type="date" />}</Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
