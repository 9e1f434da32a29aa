"use client";

import { useRef, useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
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
import type { Outcome } from "@/lib/wire/problem";

import { appendDraft } from "./append-draft";
import { textFaults } from "./check-text";
import { proposal } from "./proposal";
import { ProposeFields } from "./propose-fields";
import { useBack } from "./use-back";

type How = "words" | "full";

/** A hypothesis of a person: in words that the machine reads and tests, or with everything said. */
export function ProposeForm({ dialog: { parentId = "", backTo }, onClose }: DialogOf<"propose">) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const close = useBack(backTo, onClose);
  const [id] = useState(randomId);
  const parent = lookup(state.hypotheses, parentId);
  // The machine is told nothing of parents.
  const [how, setHow] = useState<How>(parent ? "full" : "words");
  const words = useRef<HTMLTextAreaElement>(null);

  const send = (fields: FormData): Outcome<unknown> | Promise<Outcome<unknown>> => {
    if (how === "words") {
      const said = textOf(fields, "words").trim();
      const faults = textFaults(said, {
        path: "words",
        limit: CLAIM_LIMIT,
        missing: "Say in one sentence what you suspect.",
      });
      if (faults.length > 0) return fieldProblem(faults);
      return proposeInWords(actions.incidentId, { commandId: id, words: said });
    }
    const draft = proposal(
      {
        claim: textOf(fields, "claim"),
        kind: textOf(fields, "kind"),
        component: textOf(fields, "component"),
        parentId: textOf(fields, "parentId"),
        mechanism: textOf(fields, "mechanism"),
        predictions: textOf(fields, "predictions"),
      },
      id,
    );
    return appendDraft(draft, state, actions);
  };

  return (
    <FormDialog
      title={parent ? "Propose a sub-hypothesis" : "Propose a hypothesis"}
      description={parent ? `A part of “${parent.claim}”` : "What might explain what you see."}
      submit="Propose"
      size="md"
      onClose={close}
      {...(how === "words" && { initialFocus: words })}
      send={send}
    >
      {(errorOf) => (
        <>
          {!parent && (
            <Segmented
              label="How to say it"
              value={how}
              segments={[
                { value: "words", label: "In words" },
                { value: "full", label: "In full" },
              ]}
              onChange={setHow}
              className="self-start"
            />
          )}
          {how === "words" ? (
            <Field
              label="What you suspect"
              required
              hint="Name a service, a change or a time: the machine tests it like its own. What it does not understand, it asks."
              error={errorOf("words")}
            >
              {(control) => (
                <Textarea
                  {...control}
                  ref={words}
                  name="words"
                  rows={3}
                  placeholder="The 14:02 deploy of payments-api exhausts its connection pool"
                />
              )}
            </Field>
          ) : (
            <ProposeFields hypotheses={state.hypotheses} parentId={parentId} errorOf={errorOf} />
          )}
        </>
      )}
    </FormDialog>
  );
}
