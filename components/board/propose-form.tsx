"use client";

import { useRef, useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { fieldProblem } from "@/lib/client/field-problem";
import { proposeInWords } from "@/lib/client/investigation-calls";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { CLAIM_LIMIT } from "@/lib/timeline/limits";
import { lookup } from "@/lib/timeline/state";
import { knownServices } from "@/lib/timeline/steering";
import type { Outcome } from "@/lib/wire/problem";

import { appendDraft } from "./append-draft";
import { textFaults } from "./check-text";
import { proposal } from "./proposal";
import { ProposeFields } from "./propose-fields";
import { useBack } from "./use-back";

const COMPONENTS = "propose-components";

const segments = [
  { value: "words", label: "In words" },
  { value: "full", label: "In full" },
] as const;
type How = (typeof segments)[number]["value"];

const hints: Readonly<Record<How, string>> = {
  words:
    "Name a service, a change or a time: the machine tests it like its own. What it does not understand, it asks.",
  full: "It stands on the board as you write it, for people to argue over.",
};

/** A hypothesis of a person: in words that the machine reads and tests, or with everything said. */
export function ProposeForm({ dialog: { parentId = "", claim, backTo }, onClose }: DialogOf<"propose">) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const close = useBack(backTo, onClose);
  const [id] = useState(randomId);
  const [how, setHow] = useState<How>("words");
  const words = useRef<HTMLTextAreaElement>(null);
  const parent = lookup(state.hypotheses, parentId);

  const send = (fields: FormData): Outcome<unknown> | Promise<Outcome<unknown>> => {
    const said = {
      claim: textOf(fields, "claim").trim(),
      component: textOf(fields, "component").trim(),
    };
    if (how === "full") {
      const full = {
        kind: textOf(fields, "kind"),
        parentId: textOf(fields, "parentId"),
        mechanism: textOf(fields, "mechanism"),
        predictions: textOf(fields, "predictions"),
      };
      return appendDraft(proposal({ ...said, ...full }, id), state, actions);
    }
    const rule = { path: "claim", limit: CLAIM_LIMIT, missing: "Say in one sentence what you suspect." };
    const faults = textFaults(said.claim, rule);
    if (faults.length > 0) return fieldProblem(faults);
    return proposeInWords(actions.incidentId, {
      commandId: id,
      claim: said.claim,
      zone: actions.zone.name,
      ...(said.component && { component: said.component }),
      ...(parent && { parentId }),
    });
  };

  return (
    <FormDialog
      title={parent ? "Propose a sub-hypothesis" : "Propose a hypothesis"}
      description={parent ? `A part of “${parent.claim}”` : "What might explain what you see."}
      submit="Propose"
      size="md"
      onClose={close}
      initialFocus={words}
      send={send}
    >
      {(errorOf) => (
        <>
          <Segmented
            label="How to say it"
            value={how}
            segments={segments}
            onChange={setHow}
            className="self-start"
          />
          <Field label="Claim" required hint={hints[how]} error={errorOf("claim")}>
            {(control) => (
              <Textarea
                {...control}
                ref={words}
                name="claim"
                rows={2}
                defaultValue={claim}
                placeholder="The 14:02 deploy of payments-api exhausts its connection pool"
              />
            )}
          </Field>
          <Field label="Component" error={errorOf("component")}>
            {(control) => (
              <Input
                {...control}
                name="component"
                list={COMPONENTS}
                autoComplete="off"
                placeholder="payments-api"
              />
            )}
          </Field>
          <datalist id={COMPONENTS}>
            {knownServices(state).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </datalist>
          {how === "full" && (
            <ProposeFields hypotheses={state.hypotheses} parentId={parentId} errorOf={errorOf} />
          )}
        </>
      )}
    </FormDialog>
  );
}
