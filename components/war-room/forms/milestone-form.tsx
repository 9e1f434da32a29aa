"use client";

import { useRef, useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { fromField, toField } from "@/lib/timeline/moments";
import { type Milestone, milestones } from "@/lib/timeline/vocabulary";
import { capital, milestoneWords } from "@/lib/timeline/words";
import { success } from "@/lib/wire/problem";

/** They lie before the room was opened: "now" would be a guess. */
const beforeTheRoom: ReadonlySet<Milestone> = new Set(["impact_started", "detected"]);

/** Sets or corrects a milestone; the reason stays in the record. */
export function MilestoneForm({ dialog, onClose }: DialogOf<"milestone">) {
  const { append, zone } = useRoomActions();
  const { state } = useRoomData();
  const [milestone, setMilestone] = useState(dialog.milestone ?? "impact_started");
  const [takeBack, setTakeBack] = useState(false);
  const moment = useRef<HTMLInputElement>(null);
  const mark = state.milestones[milestone];
  const named = milestone === dialog.milestone ? dialog.at : undefined;
  const known = named ?? mark?.at;
  const setNow = () => {
    const field = moment.current;
    if (!field) return;
    field.value = toField(zone, Date.now());
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <FormDialog
      title="Set a milestone"
      description={mark ? undefined : "Nothing is filled in by guess: leave what is not known."}
      submit={takeBack ? "Take back" : mark ? "Correct" : "Set"}
      onClose={onClose}
      send={(fields) => {
        const at = takeBack ? null : fromField(zone, textOf(fields, "at"));
        const reason = textOf(fields, "reason").trim();
        const problems = [
          ...(!takeBack && at === null ? [{ path: "at", reason: "Say when" }] : []),
          ...(reason === "" ? [{ path: "reason", reason: "Say how you know" }] : []),
        ];
        if (problems.length > 0) return fieldProblem(problems);
        append({ type: "milestone_set", payload: { milestone, at, reason } });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <Field label="Milestone">
            {(control) => (
              <Select
                {...control}
                value={milestone}
                onChange={(event) => {
                  setMilestone(milestones.find((each) => each === event.target.value) ?? milestone);
                  setTakeBack(false);
                }}
              >
                {milestones.map((name) => (
                  <option key={name} value={name}>
                    {capital(milestoneWords[name])}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {!takeBack && (
            <Field label={`When (${zone.name})`} required error={errorOf("at")}>
              {(control) => (
                <span className="flex gap-2">
                  <Input
                    {...control}
                    ref={moment}
                    key={milestone}
                    name="at"
                    type="datetime-local"
                    step={1}
                    defaultValue={known && toField(zone, Date.parse(known))}
                  />
                  {!beforeTheRoom.has(milestone) && <Button onClick={setNow}>Now</Button>}
                </span>
              )}
            </Field>
          )}
          {mark && (
            <Checkbox checked={takeBack} onChange={(event) => setTakeBack(event.target.checked)}>
              It did not happen: take it back
            </Checkbox>
          )}
          <Field label="Reason" required error={errorOf("reason")}>
            {(control) => (
              <Textarea
                {...control}
                name="reason"
                rows={2}
                maxLength={REASON_LIMIT}
                placeholder="The error rate left its usual band at 14:02"
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
