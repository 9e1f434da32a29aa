"use client";

import { type RefObject, useRef, useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { NOTE_LIMIT, REASON_LIMIT } from "@/lib/timeline/limits";
import { span } from "@/lib/timeline/span";
import type { Severity } from "@/lib/timeline/vocabulary";
import { success } from "@/lib/wire/problem";

const MINUTE_MS = 60_000;
const delaysMinutes = [15, 30, 60, 120, 240];

/** How soon people expect to hear again, in minutes; the worse, the sooner. */
const cadenceMinutes: Readonly<Record<Severity, number>> = {
  SEV1: 30,
  SEV2: 60,
  SEV3: 120,
  SEV4: 240,
  SEV5: 240,
  undetermined: 60,
};

type Audience = "responders" | "stakeholders";

function parts(audience: Audience, fields: FormData) {
  const text = (name: string) => textOf(fields, name).trim();
  const asked =
    audience === "responders"
      ? [
          { path: "conditions", reason: "Say how things stand" },
          { path: "actions", reason: "Say what is being done" },
        ]
      : [{ path: "markdown", reason: "Say it in plain words" }];
  return { text, missing: asked.filter(({ path }) => text(path) === "") };
}

interface WordsProps {
  name: string;
  label: string;
  hint: string;
  rows: number;
  limit?: number;
  required?: boolean;
  value?: string | undefined;
  field?: RefObject<HTMLTextAreaElement | null>;
  error: string | undefined;
}

function Words({
  name,
  label,
  hint,
  rows,
  limit = REASON_LIMIT,
  required = false,
  value,
  field,
  error,
}: WordsProps) {
  return (
    <Field label={label} hint={hint} required={required} error={error}>
      {(control) => (
        <Textarea
          {...control}
          {...(field && { ref: field })}
          name={name}
          rows={rows}
          maxLength={limit}
          defaultValue={value}
        />
      )}
    </Field>
  );
}

/** Conditions, actions, needs for responders; plain words for everybody else. Promises the next one. */
export function UpdateForm({ dialog, onClose }: DialogOf<"update">) {
  const { append } = useRoomActions();
  const { severity } = useRoomData().state;
  const conditions = useRef<HTMLTextAreaElement>(null);
  const [audience, setAudience] = useState<Audience>("responders");

  const send = (fields: FormData) => {
    const { text, missing } = parts(audience, fields);
    if (missing.length > 0) return fieldProblem(missing);
    const minutes = Number(text("next"));
    const next =
      minutes > 0 ? { nextUpdateAt: new Date(Date.now() + minutes * MINUTE_MS).toISOString() } : {};
    append({
      type: "update_posted",
      payload:
        audience === "responders"
          ? {
              audience,
              conditions: text("conditions"),
              actions: text("actions"),
              needs: text("needs"),
              ...next,
            }
          : { audience, markdown: text("markdown"), ...next },
    });
    return success(null);
  };
  return (
    <FormDialog
      title="Post an update"
      submit="Post"
      size="md"
      initialFocus={conditions}
      onClose={onClose}
      send={send}
    >
      {(errorOf) => (
        <>
          <Segmented
            label="For"
            value={audience}
            segments={[
              { value: "responders", label: "Responders" },
              { value: "stakeholders", label: "Stakeholders" },
            ]}
            onChange={setAudience}
            className="self-start"
          />
          {/* Both are there all the time: what was written for the others is not lost by looking. */}
          <div className={audience === "responders" ? "contents" : "hidden"}>
            <Words
              name="conditions"
              label="Conditions"
              hint="How things stand, for whom, since when."
              rows={2}
              required
              field={conditions}
              value={dialog.conditions}
              error={errorOf("conditions")}
            />
            <Words
              name="actions"
              label="Actions"
              hint="What is being done, and by whom."
              rows={2}
              required
              error={errorOf("actions")}
            />
            <Words name="needs" label="Needs" hint="What would help." rows={1} error={errorOf("needs")} />
          </div>
          <div className={audience === "stakeholders" ? "contents" : "hidden"}>
            <Words
              name="markdown"
              label="Update"
              hint="No jargon: what people notice, what is done, when they hear again."
              rows={5}
              limit={NOTE_LIMIT}
              required
              error={errorOf("markdown")}
            />
          </div>
          <Field label="Next update" className="tablet:w-48">
            {(control) => (
              <Select {...control} name="next" defaultValue={cadenceMinutes[severity]}>
                {delaysMinutes.map((minutes) => (
                  <option key={minutes} value={minutes}>
                    In {span(minutes * MINUTE_MS)}
                  </option>
                ))}
                <option value={0}>Not promised</option>
              </Select>
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
