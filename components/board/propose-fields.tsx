import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { RoomState } from "@/lib/timeline/state";
import { hypothesisKinds } from "@/lib/timeline/vocabulary";
import { capital, hypothesisKindWords } from "@/lib/timeline/words";

import { HypothesisSelect } from "./hypothesis-select";

export interface ProposeFieldsProps {
  hypotheses: RoomState["hypotheses"];
  parentId: string;
  errorOf: (name: string) => string | undefined;
}

/** Everything that a hypothesis can say of itself. */
export function ProposeFields({ hypotheses, parentId, errorOf }: ProposeFieldsProps) {
  return (
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
          {(control) => <Input {...control} name="component" autoComplete="off" placeholder="payments-api" />}
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
            hypotheses={hypotheses}
            chosen={parentId}
            none="Nothing: it stands by itself"
          />
        )}
      </Field>
    </>
  );
}
