"use client";

import { useRef, useState } from "react";

import { FormDialog } from "@/components/shell/form-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { StanceMark } from "@/components/ui/stance-mark";
import { Textarea } from "@/components/ui/textarea";
import type { DialogOf } from "@/lib/client/dialog-props";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { textOf } from "@/lib/client/use-submit";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import { lookup } from "@/lib/timeline/state";
import { stances } from "@/lib/timeline/vocabulary";

import { appendDraft } from "./append-draft";
import { choiceClass, ChoiceGroup } from "./choice-group";
import { evidenceDraft } from "./evidence-draft";
import { HypothesisSelect } from "./hypothesis-select";
import { eventLine, sourceChoices, wordsOf } from "./source-choices";
import { useBack } from "./use-back";

const stanceWords = { for: "Speaks for it", against: "Speaks against it", neutral: "Neither" };

/** What somebody saw, and which way it speaks. */
export function EvidenceForm({ dialog, onClose }: DialogOf<"evidence">) {
  const { hypothesisId = "", sourceSeq, stance, backTo } = dialog;
  const actions = useRoomActions();
  const { state, events } = useRoomData();
  const close = useBack(backTo, onClose);
  const [evidenceId] = useState(randomId);
  const statement = useRef<HTMLTextAreaElement>(null);
  const about = lookup(state.hypotheses, hypothesisId);
  const source = events.find(({ seq }) => seq === sourceSeq);
  // The list stays as it was on opening: what comes in meanwhile must not move under the pointer.
  const [choices] = useState(() => {
    const offered = sourceChoices(events, state);
    return source && !offered.includes(source) ? [source, ...offered] : offered;
  });

  const lend = (seq: string) => {
    const event = choices.find((each) => String(each.seq) === seq);
    if (event && statement.current?.value === "")
      statement.current.value = wordsOf(event, state).slice(0, REASON_LIMIT);
  };

  return (
    <FormDialog
      title="Add evidence"
      description={about ? `About “${about.claim}”` : "What was seen, and which way it speaks."}
      submit="Add"
      size="md"
      onClose={close}
      send={(fields) =>
        appendDraft(
          evidenceDraft(
            {
              hypothesisId: about ? about.id : textOf(fields, "hypothesisId"),
              stance: textOf(fields, "stance"),
              statement: textOf(fields, "statement"),
              source: textOf(fields, "source"),
            },
            evidenceId,
          ),
          state,
          actions,
        )
      }
    >
      {(errorOf) => (
        <>
          {!about && (
            <Field label="Hypothesis" required error={errorOf("hypothesisId")}>
              {(control) => (
                <HypothesisSelect
                  control={control}
                  name="hypothesisId"
                  hypotheses={state.hypotheses}
                  chosen=""
                  none="Choose one"
                />
              )}
            </Field>
          )}
          <ChoiceGroup
            legend="What it does"
            error={errorOf("stance")}
            className="grid gap-1.5 tablet:grid-cols-3"
          >
            {stances.map((each) => (
              <label key={each} className={choiceClass}>
                <input
                  type="radio"
                  name="stance"
                  value={each}
                  defaultChecked={each === stance}
                  className="sr-only"
                />
                <StanceMark stance={each} word={stanceWords[each]} />
              </label>
            ))}
          </ChoiceGroup>
          <Field label="Statement" required error={errorOf("statement")}>
            {(control) => (
              <Textarea
                {...control}
                ref={statement}
                name="statement"
                rows={3}
                defaultValue={source ? wordsOf(source, state).slice(0, REASON_LIMIT) : ""}
                placeholder="Errors began at 14:02, three minutes after the deploy"
              />
            )}
          </Field>
          <Field
            label="Rests on"
            hint="The event of the timeline that shows it: a note, an alert, a change."
            error={errorOf("sourceSeq")}
          >
            {(control) => (
              <Select
                {...control}
                name="source"
                defaultValue={source ? String(source.seq) : ""}
                onChange={(event) => lend(event.target.value)}
              >
                <option value="">No event</option>
                {choices.map((event) => (
                  <option key={event.seq} value={event.seq}>
                    {eventLine(event, state)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
