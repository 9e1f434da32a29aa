"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { callApi } from "@/lib/client/api";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { mergeIncident } from "@/lib/client/incident-calls";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import type { IncidentPage, IncidentSummary } from "@/lib/wire/incident-list";
import type { Outcome } from "@/lib/wire/problem";

const wrongNumber = (reason: string) => fieldProblem([{ path: "number", reason }]);

async function findIncident(number: number): Promise<Outcome<IncidentSummary>> {
  const page = await callApi<IncidentPage>(`/api/incidents?q=INC-${number}`);
  if (!page.ok) return page;
  const found = page.value.incidents.find((incident) => incident.number === number);
  return found ? { ok: true, value: found } : wrongNumber("There is no such incident, or you may not see it");
}

/** Ends this incident in another one, which goes on. */
export function MergeForm({ onClose }: DialogOf<"merge">) {
  const { incidentId } = useRoomActions();
  const { state } = useRoomData();
  const router = useRouter();
  const [commandId] = useState(randomId);

  const send = async (fields: FormData): Promise<Outcome<unknown>> => {
    const [, digits] = /^\s*(?:INC-)?(\d{1,9})\s*$/i.exec(textOf(fields, "number")) ?? [];
    const number = Number(digits);
    if (!digits || number === 0) return wrongNumber("Give a number, as in INC-42");
    if (number === state.number) return wrongNumber("An incident cannot be merged into itself");
    const into = await findIncident(number);
    if (!into.ok) return into;
    const reason = textOf(fields, "reason").trim();
    const merged = await mergeIncident(incidentId, {
      commandId,
      intoId: into.value.id,
      ...(reason && { reason }),
    });
    if (merged.ok) router.push(`/incidents/${number}`);
    return merged;
  };
  return (
    <FormDialog
      title={`Merge INC-${state.number} into another`}
      description="The other one goes on; this one keeps its timeline and ends."
      submit="Merge"
      onClose={onClose}
      send={send}
    >
      {(errorOf) => (
        <>
          <Field label="Into" required error={errorOf("number")}>
            {(control) => <Input {...control} name="number" autoComplete="off" placeholder="INC-42" />}
          </Field>
          <Field label="Reason" error={errorOf("reason")}>
            {(control) => <Textarea {...control} name="reason" rows={2} maxLength={REASON_LIMIT} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
