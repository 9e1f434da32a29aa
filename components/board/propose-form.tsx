"use client";

import { useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { lookup } from "@/lib/timeline/state";
import { hypothesisKinds } from "@/lib/timeline/vocabulary";
import { capital, hypothesisKindWords } from "@/lib/timeline/words";

import { appendDraft } from "./append-draft";
import { HypothesisSelect } from "./hypothesis-select";
import { proposal } from "./proposal";
import { useBack } from "./use-back";

/** A hypothesis in a person's words. */
export function ProposeForm({ dialog: { parentId = "", backTo }, onClose }: DialogOf<"propose">) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const close = useBack(backTo, onClose);
  const [hypothesisId] = useState(randomId);
  const parent = lookup(state.hypotheses, parentId);
  return (
    <FormDialog
      title={parent ? "Propose a sub-hypothesis" : "Propose a hypothesis"}
      description={parent ? `A part of “${parent.claim}”` : "What might explain what you see."}
      submit="Propose"
      size="md"
      onClose={close}
      send={(fields) =>
        appendDraft(
          proposal(
            {
              claim: textOf(fields, "claim"),
              kind: textOf(fields, "kind"),
              component: textOf(fields, "component"),
              parentId: textOf(fields, "parentId"),
              mechanism: textOf(fields, "mechanism"),
              predictions: textOf(fields, "predictions"),
            },
            hypothesisId,
          ),
          state,
          actions,
        )
      }
    >
      {(errorOf) => (
        <>
          <Field label="Claim" required error={errorOf("claim")}>
            {(control) => (
              <Textarea
                {...control}
                name="claim"
                rows={2}
                placeholder="Checkout 4.2 exhausts the payments connection pool"
              />
            )}
          </Field>
          <div className="grid gap-3 tablet:grid-cols-2">
            <Field label="Kind" error={errorOf("kind")}>
              {(control) => (
                <Select {...control} name="kind" defaultValue="other">
                  {hypothesisKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {capital(hypothesisKindWords[kind])}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Component" error={errorOf("component")}>
              {(control) => (
                <Input {...control} name="component" autoComplete="off" placeholder="payments-api" />
              )}
            </Field>
          </div>
          <Field label="Mechanism" hint="How the one leads to the other." error={errorOf("mechanism")}>
            {(control) => <Textarea {...control} name="mechanism" rows={2} />}
          </Field>
          <Field
            label="Predictions"
            hint="What must be seen if it is true, and not if it is false. One per line."
            error={errorOf("predictions")}
          >
            {(control) => <Textarea {...control} name="predictions" rows={2} />}
          </Field>
          <Field label="Part of" error={errorOf("parentId")}>
            {(control) => (
              <HypothesisSelect
                control={control}
                name="parentId"
                hypotheses={state.hypotheses}
                chosen={parentId}
                none="Nothing: it stands by itself"
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
