"use client";

import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { roleTitle } from "@/lib/timeline/describe-facts";
import { REASON_LIMIT, ROLE_LIMIT } from "@/lib/timeline/limits";
import { standardRoles } from "@/lib/timeline/vocabulary";
import { success } from "@/lib/wire/problem";

import { personOf, PersonSelect, UNCHOSEN } from "@/components/shell/person-select";

const OTHER = "";

/** Gives a role, with a summary for whoever takes it over. */
export function RoleForm({ dialog, onClose }: DialogOf<"role">) {
  const { append, people, me } = useRoomActions();
  const { roles } = useRoomData().state;
  const names = [...new Set<string>([...standardRoles, ...Object.keys(roles)])];
  const [role, setRole] = useState(dialog.role ?? "commander");
  const holder = role === OTHER ? undefined : roles[role];
  return (
    <FormDialog
      title={holder ? `Hand over: ${roleTitle(role)}` : "Assign a role"}
      description={holder ? `${holder.name} has it now.` : undefined}
      submit={holder ? "Hand over" : "Assign"}
      onClose={onClose}
      send={(fields) => {
        const named = role === OTHER ? textOf(fields, "other").trim() : role;
        const chosen = textOf(fields, "person");
        const person = personOf([...people, me], chosen);
        const handover = textOf(fields, "handover").trim();
        if (named === "") return fieldProblem([{ path: "other", reason: "Give the role a name" }]);
        if (chosen === UNCHOSEN || (!person && !holder))
          return fieldProblem([{ path: "person", reason: "Choose who takes it" }]);
        // Somebody else may have handed it over while this was open.
        if (person && person.id === holder?.id)
          return fieldProblem([{ path: "person", reason: `${holder.name} has it already` }]);
        append({ type: "role_assigned", payload: { role: named, person, ...(handover && { handover }) } });
        return success(null);
      }}
    >
      {(errorOf) => (
        <>
          <Field label="Role">
            {(control) => (
              <Select {...control} value={role} onChange={(event) => setRole(event.target.value)}>
                {names.map((name) => (
                  <option key={name} value={name}>
                    {roleTitle(name)}
                  </option>
                ))}
                <option value={OTHER}>Another…</option>
              </Select>
            )}
          </Field>
          {role === OTHER && (
            <Field label="Its name" required error={errorOf("other")}>
              {(control) => (
                <Input
                  {...control}
                  name="other"
                  maxLength={ROLE_LIMIT}
                  autoComplete="off"
                  placeholder="Vendor liaison"
                />
              )}
            </Field>
          )}
          <Field label="Person" required error={errorOf("person")}>
            {(control) => (
              <PersonSelect
                key={`${role} ${holder?.id ?? ""}`}
                control={control}
                name="person"
                chosen={holder ? UNCHOSEN : me.id}
                nobody={holder && "Nobody: leave it vacant"}
                without={holder?.id}
              />
            )}
          </Field>
          {holder && (
            <Field
              label="Hand-over"
              hint="What the next one must know: what is under way, what was promised."
            >
              {(control) => <Textarea {...control} name="handover" rows={4} maxLength={REASON_LIMIT} />}
            </Field>
          )}
        </>
      )}
    </FormDialog>
  );
}
