"use client";

import { useRef } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { effectiveState, lookup } from "@/lib/timeline/state";

import { appendDraft } from "./append-draft";
import { choiceClass, ChoiceGroup } from "./choice-group";
import { moveChoices, moveDraft } from "./move-draft";
import { useBack } from "./use-back";
import { useFocusBack } from "./use-focus-back";

/** Puts a hypothesis where a person says it belongs, with the reason that everybody will read. */
export function MoveForm({ dialog: { hypothesisId, to, backTo }, onClose }: DialogOf<"move">) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const close = useBack(backTo, onClose);
  useFocusBack(hypothesisId);
  const reason = useRef<HTMLTextAreaElement>(null);
  const firstChoice = useRef<HTMLInputElement>(null);
  const hypothesis = lookup(state.hypotheses, hypothesisId);
  if (!hypothesis) return null;
  const choices = moveChoices(hypothesis);
  const first = choices.find(({ isHere }) => !isHere);
  // A move to where the card is asks where to.
  const preset = to !== effectiveState(hypothesis);
  return (
    <FormDialog
      title="Move the hypothesis"
      description={`“${hypothesis.claim}”`}
      submit="Move"
      size="md"
      onClose={close}
      initialFocus={preset ? reason : firstChoice}
      send={(fields) =>
        appendDraft(
          moveDraft(hypothesis, { to: textOf(fields, "to"), reason: textOf(fields, "reason") }),
          state,
          actions,
        )
      }
    >
      {(errorOf) => (
        <>
          <ChoiceGroup
            legend="Move to"
            error={errorOf("to")}
            className="grid grid-cols-2 gap-1.5 tablet:grid-cols-3"
          >
            {choices.map(({ state: each, isHere, isReturn }) => (
              <label key={each} className={choiceClass}>
                <input
                  ref={each === first?.state ? firstChoice : undefined}
                  type="radio"
                  name="to"
                  value={each}
                  disabled={isHere}
                  defaultChecked={preset && each === to}
                  className="sr-only"
                />
                <span className="flex flex-col">
                  <HypothesisMark state={each} />
                  {isHere && <span className="text-meta text-subtle">It is here now</span>}
                  {isReturn && <span className="text-meta text-subtle">Return to the code’s verdict</span>}
                </span>
              </label>
            ))}
          </ChoiceGroup>
          <Field
            label="Reason"
            required
            hint="The code’s own verdict stays in sight beside it."
            error={errorOf("reason")}
          >
            {(control) => (
              <Textarea
                {...control}
                ref={reason}
                name="reason"
                rows={3}
                placeholder="What you know that the evidence here does not show"
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
