import { type RefObject, useState } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type DeclarableKind, declarableKinds, type Status } from "@/lib/timeline/vocabulary";

import { declarableStatuses, type DeclareFields, kindOf } from "./declaration";
import { SeverityPicker } from "./severity-picker";

const kindChoices: Readonly<Record<DeclarableKind, { word: string; hint: string }>> = {
  real: { word: "Real", hint: "Counts in reports." },
  drill: { word: "Drill", hint: "Practice. Never counts in reports." },
  test: { word: "Test", hint: "Trying things out. Never counts in reports." },
  backfilled: { word: "Backfilled", hint: "Entered after the fact. Counts in reports." },
};

const statusWord = (status: Status) => status.charAt(0).toUpperCase() + status.slice(1);

export type DeclareFieldsetProps = {
  titleRef: RefObject<HTMLInputElement | null>;
  fields: DeclareFields;
  errorOf: (name: string) => string | undefined;
};

/** The fields of a declaration, by the names of the request. */
export function DeclareFieldset({ titleRef, fields, errorOf }: DeclareFieldsetProps) {
  const [kind, setKind] = useState(fields.kind);
  return (
    <>
      <Field label="Title" required error={errorOf("title")}>
        {(control) => (
          <Input
            {...control}
            ref={titleRef}
            name="title"
            defaultValue={fields.title}
            autoComplete="off"
            placeholder="What is broken, for whom? Checkout fails for card payments"
            className="h-8"
          />
        )}
      </Field>
      <SeverityPicker name="severity" defaultValue={fields.severity} />
      <Field label="Summary" error={errorOf("summary")}>
        {(control) => (
          <Textarea
            {...control}
            name="summary"
            rows={2}
            defaultValue={fields.summary}
            placeholder="What you see, since when, what you have tried"
          />
        )}
      </Field>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Field label="Kind" hint={kindChoices[kind].hint} error={errorOf("kind")}>
          {(control) => (
            <Select
              {...control}
              name="kind"
              defaultValue={fields.kind}
              onChange={(event) => setKind(kindOf(event.target.value))}
            >
              {declarableKinds.map((word) => (
                <option key={word} value={word}>
                  {kindChoices[word].word}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Status" hint="Where the response stands now." error={errorOf("status")}>
          {(control) => (
            <Select {...control} name="status" defaultValue={fields.status}>
              {declarableStatuses.map((status) => (
                <option key={status} value={status}>
                  {statusWord(status)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label="Impact started"
          hint="Your local time. Leave it empty unless you know it: it is never filled in by guess."
          error={errorOf("impactStartedAt")}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              name="impactStartedAt"
              defaultValue={fields.impactStartedAt}
            />
          )}
        </Field>
        {kind === "backfilled" && (
          <Field label="Declared" hint="Your local time. Empty means now." error={errorOf("occurredAt")}>
            {(control) => (
              <Input {...control} type="datetime-local" name="occurredAt" defaultValue={fields.occurredAt} />
            )}
          </Field>
        )}
      </div>
      <Checkbox
        name="restricted"
        defaultChecked={fields.restricted}
        hint="Only you, owners, and the people you let in see that it exists."
      >
        Restricted
      </Checkbox>
    </>
  );
}
