"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { mergeIncident } from "@/lib/client/incident-calls";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import type { IncidentSummary } from "@/lib/wire/incident-list";
import type { Outcome } from "@/lib/wire/problem";

import { IncidentPicker } from "@/components/shell/incident-picker";

/** Ends this incident in another one, which goes on. */
export function MergeForm({ onClose }: DialogOf<"merge">) {
  const { incidentId } = useRoomActions();
  const { number } = useRoomData().state;
  const router = useRouter();
  const [commandId] = useState(randomId);
  const [into, setInto] = useState<IncidentSummary | null>(null);

  const send = async (fields: FormData): Promise<Outcome<unknown>> => {
    if (!into) return fieldProblem([{ path: "intoId", reason: "Choose the incident that goes on" }]);
    const reason = textOf(fields, "reason").trim();
    const merged = await mergeIncident(incidentId, { commandId, intoId: into.id, ...(reason && { reason }) });
    if (merged.ok) router.push(`/incidents/${into.number}`);
    return merged;
  };
  return (
    <FormDialog
      title={`Merge INC-${number} into another`}
      description={
        into
          ? `INC-${into.number} goes on: ${into.title}. INC-${number} keeps its timeline and ends.`
          : `The other one goes on; INC-${number} keeps its timeline and ends.`
      }
      submit={into ? `Merge INC-${number} into INC-${into.number}` : "Merge"}
      size="md"
      onClose={onClose}
      send={send}
    >
      {(errorOf) => (
        <>
          <IncidentPicker
            label="Into"
            name="intoId"
            error={errorOf("intoId")}
            chosen={into}
            onChoose={setInto}
            fits={(incident) => incident.number !== number && incident.status !== "merged"}
          />
          <Field label="Reason" error={errorOf("reason")}>
            {(control) => <Textarea {...control} name="reason" rows={2} maxLength={REASON_LIMIT} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
