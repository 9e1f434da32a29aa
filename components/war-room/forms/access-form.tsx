"use client";

import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import type { DialogOf } from "@/lib/client/dialog-props";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { success } from "@/lib/wire/problem";

/** Who may see the incident: everybody who may read incidents, or a list. */
export function AccessForm({ onClose }: DialogOf<"access">) {
  const { append, people, me } = useRoomActions();
  const { state } = useRoomData();
  const [restricted, setRestricted] = useState(state.restricted);
  const [asked, setAsked] = useState("");
  const everybody = [...new Map([...state.access, ...people].map((person) => [person.id, person])).values()];
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(
    new Set([...state.access.map(({ id }) => id), me.id]),
  );
  const shown = everybody.filter(({ name }) => name.toLowerCase().includes(asked.trim().toLowerCase()));

  const toggle = (id: string) => {
    const next = new Set(allowed);
    if (!next.delete(id)) next.add(id);
    setAllowed(next);
  };
  return (
    <FormDialog
      title="Who may see it"
      description="Owners always may. To everybody else a restricted incident does not exist."
      submit="Save"
      onClose={onClose}
      send={() => {
        const list = everybody.filter(({ id }) => allowed.has(id)).map(({ id, name }) => ({ id, name }));
        append({ type: "access_changed", payload: { restricted, people: restricted ? list : [] } });
        return success(null);
      }}
    >
      {() => (
        <>
          <Checkbox checked={restricted} onChange={(event) => setRestricted(event.target.checked)}>
            Restrict it to these people
          </Checkbox>
          {restricted && (
            <fieldset className="flex flex-col gap-2">
              <legend className="sr-only">People</legend>
              <Input
                value={asked}
                aria-label="Search people"
                placeholder="Search people"
                onChange={(event) => setAsked(event.target.value)}
              />
              <div className="flex max-h-60 flex-col gap-1.5 overflow-y-auto rounded-md border border-line p-2">
                {shown.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    checked={allowed.has(id)}
                    disabled={id === me.id}
                    onChange={() => toggle(id)}
                  >
                    {name}
                    {id === me.id && " (me)"}
                  </Checkbox>
                ))}
              </div>
            </fieldset>
          )}
        </>
      )}
    </FormDialog>
  );
}
