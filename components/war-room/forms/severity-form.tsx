"use client";

import { useRef } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { SeverityMark } from "@/components/ui/severity-mark";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { severities } from "@/lib/timeline/vocabulary";
import { success } from "@/lib/wire/problem";

/** A severity with why. */
export function SeverityForm({ onClose }: DialogOf<"severity">) {
  const { append } = useRoomActions();
  const chosen = useRef<HTMLInputElement>(null);
  const current = useRoomData().state.severity;
  return (
    <FormDialog
      title="Change the severity"
      description="Not sure? Assume the worst. It can be lowered at any time."
      submit="Change"
      initialFocus={chosen}
      onClose={onClose}
      send={(fields) => {
        const severity = severities.find((each) => each === textOf(fields, "severity"));
        const reason = textOf(fields, "reason").trim();
        if (!severity || severity === current)
          return fieldProblem([{ path: "reason", reason: `It is ${current} already: choose another` }]);
        append({ type: "severity_changed", payload: { severity, ...(reason && { reason }) } });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <fieldset>
            <legend className="mb-1 text-meta font-medium text-muted">Severity</legend>
            <div className="grid grid-cols-3 gap-1.5">
              {severities.map((severity) => (
                <label
                  key={severity}
                  className="flex h-8 items-center justify-center rounded-md border border-line-strong text-muted hover:bg-hover hover:text-fg has-checked:border-link has-checked:bg-selected has-checked:text-fg has-focus-visible:outline-2 has-focus-visible:outline-link pointer-coarse:h-10"
                >
                  <input
                    ref={severity === current ? chosen : undefined}
                    type="radio"
                    name="severity"
                    value={severity}
                    defaultChecked={severity === current}
                    className="sr-only"
                  />
                  <SeverityMark severity={severity} />
                </label>
              ))}
            </div>
          </fieldset>
          <Field label="Reason" error={errorOf("reason")}>
            {(control) => <Textarea {...control} name="reason" rows={2} maxLength={REASON_LIMIT} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
