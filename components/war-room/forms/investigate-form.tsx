"use client";

import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { cancelInvestigation, startInvestigation } from "@/lib/client/investigation-calls";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import { fromField } from "@/lib/timeline/moments";
import { knownServices } from "@/lib/timeline/steering";
import type { Outcome } from "@/lib/wire/problem";

import { useSteeredFields } from "./use-steered-fields";

const SERVICES = "investigate-services";

/** Asks the machine to look into something; where there is nothing left to be looked at, says so. */
export function InvestigateForm(props: DialogOf<"investigate">) {
  const { uninvestigable } = useRoomActions();
  return uninvestigable === null ? <Ask {...props} /> : <Gone why={uninvestigable} onClose={props.onClose} />;
}

function Gone({ why, onClose }: { why: string; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Nothing to investigate" size="sm">
      <p className="pb-2 text-muted">{why} What was found before stays in this room.</p>
    </Dialog>
  );
}

/** In words, which choose the service and the time too. */
function Ask({ dialog: { question = "" }, onClose }: DialogOf<"investigate">) {
  const { incidentId, zone } = useRoomActions();
  const { state } = useRoomData();
  const [commandId] = useState(randomId);
  const services = knownServices(state);
  const { refs, values, follow } = useSteeredFields(question, zone, services);

  const running = Object.values(state.investigations).find((each) => each.state === "running");

  const send = async (fields: FormData): Promise<Outcome<unknown>> => {
    const words = textOf(fields, "question").trim();
    const component = textOf(fields, "service").trim();
    const [begin, end] = [fromField(zone, textOf(fields, "from")), fromField(zone, textOf(fields, "to"))];
    if (begin !== null && end !== null && begin >= end)
      return fieldProblem([{ path: "to", reason: "It must end after it begins" }]);
    if (running) {
      const stopped = await cancelInvestigation(incidentId, running.id, "Another question was asked");
      // That it had ended meanwhile is as good.
      if (!stopped.ok && stopped.problem.code !== "unchanged") return stopped;
    }
    return startInvestigation(incidentId, {
      commandId,
      ...(words && { question: words }),
      ...(component && { service: component }),
      ...(begin !== null && { from: begin }),
      ...(end !== null && { to: end }),
    });
  };

  return (
    <FormDialog
      title="Investigate"
      description="Every hypothesis is tested at the same time; what is found appears on the board."
      submit={running ? "Stop what runs, and investigate" : "Investigate"}
      size="md"
      onClose={onClose}
      send={send}
    >
      {(errorOf) => (
        <>
          <Field
            label="Question"
            hint="A service and a time in it fill in the fields below, as in “look at payments since 14:00”."
            error={errorOf("question")}
          >
            {(control) => (
              <Textarea
                {...control}
                name="question"
                rows={2}
                maxLength={REASON_LIMIT}
                defaultValue={question}
                placeholder="What has caused this?"
                onInput={(event) => follow(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label="Service" hint="Left empty: all of them." error={errorOf("service")}>
            {(control) => (
              <Input
                {...control}
                ref={refs.service}
                name="service"
                list={SERVICES}
                autoComplete="off"
                maxLength={TITLE_LIMIT}
                defaultValue={values.service}
              />
            )}
          </Field>
          <datalist id={SERVICES}>
            {services.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </datalist>
          <div className="grid gap-3 tablet:grid-cols-2">
            <Field label={`From (${zone.name})`} error={errorOf("from")}>
              {(control) => (
                <Input
                  {...control}
                  ref={refs.from}
                  name="from"
                  type="datetime-local"
                  step={1}
                  defaultValue={values.from}
                />
              )}
            </Field>
            <Field label={`To (${zone.name})`} error={errorOf("to")}>
              {(control) => (
                <Input
                  {...control}
                  ref={refs.to}
                  name="to"
                  type="datetime-local"
                  step={1}
                  defaultValue={values.to}
                />
              )}
            </Field>
          </div>
          <p className="text-meta text-subtle">
            Without times, the machine looks at when it began, and up to now.
          </p>
        </>
      )}
    </FormDialog>
  );
}
