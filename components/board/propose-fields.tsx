import { Field } from "@/components/ui/field";
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

/** What a hypothesis can say of itself beside its claim. */
export function ProposeFields({ hypotheses, parentId, errorOf }: ProposeFieldsProps) {
  return (
    <>
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
