"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { IncidentPicker } from "@/components/shell/incident-picker";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { fieldProblem } from "@/lib/client/field-problem";
import { pinEvidence } from "@/lib/client/incident-calls";
import { randomId } from "@/lib/client/random-id";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import type { PinnedLook } from "@/lib/wire/incidents";
import type { Outcome } from "@/lib/wire/problem";

import { useEvidence } from "./evidence-context";
import type { ShownIncident } from "./incident-markers";
import { windowText } from "./window-text";

export interface PinFormProps {
  /** What it is called until somebody says it better. */
  title: string;
  look: PinnedLook;
  onClose: () => void;
}

/** Keeps a chart, a log pattern or a trace in the timeline of an incident. */
export function PinForm({ title, look, onClose }: PinFormProps) {
  const { address, incident, stretch: now, zone } = useEvidence();
  const router = useRouter();
  // A window up to now goes on behind the dialog: what is pinned is what was seen when it opened.
  const [{ commandId, stretch }] = useState(() => ({ commandId: randomId(), stretch: now }));
  const [chosen, setChosen] = useState<Pick<ShownIncident, "id" | "number"> | null>(incident);

  const send = async (fields: FormData): Promise<Outcome<unknown>> => {
    if (!chosen) return fieldProblem([{ path: "incidentId", reason: "Choose the incident" }]);
    const { id, number } = chosen;
    const note = textOf(fields, "note").trim();
    const pinned = await pinEvidence(id, {
      commandId,
      title: textOf(fields, "title"),
      ...(note && { note }),
      from: new Date(stretch.fromMs).toISOString(),
      to: new Date(stretch.toMs).toISOString(),
      ...look,
    });
    if (pinned.ok)
      toast({
        tone: "success",
        title: `Pinned to INC-${number}`,
        action: { label: "Open it", run: () => router.push(`/incidents/${number}#seq-${pinned.value.seq}`) },
      });
    return pinned;
  };

  return (
    <FormDialog
      title="Pin to the timeline"
      description={`${windowText(stretch, zone)}. It is kept as it is now, whatever becomes of its source.`}
      submit={chosen ? `Pin to INC-${chosen.number}` : "Pin"}
      size="md"
      onClose={onClose}
      send={send}
    >
      {(errorOf) => (
        <>
          {!incident && (
            <PickedIncident samples={address.samples} error={errorOf("incidentId")} onChoose={setChosen} />
          )}
          <Field label="Title" required error={errorOf("title")}>
            {(control) => (
              <Input
                {...control}
                name="title"
                required
                maxLength={TITLE_LIMIT}
                defaultValue={title.slice(0, TITLE_LIMIT)}
              />
            )}
          </Field>
          <Field label="What is to be seen in it" error={errorOf("note")}>
            {(control) => <Textarea {...control} name="note" rows={2} maxLength={REASON_LIMIT} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

type Picked = Parameters<typeof IncidentPicker>[0]["chosen"];

function PickedIncident({
  samples,
  error,
  onChoose,
}: {
  /** Whether it is a sample that is shown: what is seen of it belongs to no other incident. */
  samples: boolean;
  error: string | undefined;
  onChoose: (incident: Pick<ShownIncident, "id" | "number">) => void;
}) {
  const [chosen, setChosen] = useState<Picked>(null);
  return (
    <IncidentPicker
      label="Incident"
      name="incidentId"
      error={error}
      chosen={chosen}
      onChoose={(incident) => {
        setChosen(incident);
        onChoose(incident);
      }}
      fits={({ status, kind }) => status !== "merged" && (kind === "sample") === samples}
    />
  );
}
