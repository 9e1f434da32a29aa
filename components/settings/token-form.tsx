"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldProblem } from "@/lib/client/field-problem";
import { createToken } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import { scopes } from "@/lib/policy/abilities";
import type { CreatedToken } from "@/lib/wire/people";
import type { FieldError } from "@/lib/wire/problem";

import { Refusal } from "./refusal";
import { ShownOnce } from "@/components/ui/shown-once";
import { lifetimes, scopeWords } from "./token-words";

const DEFAULT_DAYS = 90;

/** Makes a token, and shows its secret this once. */
export function TokenForm() {
  const router = useRouter();
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const name = textOf(fields, "name").trim();
      const chosen = scopes.filter((scope) => fields.getAll("scopes").includes(scope));
      const days = Number(textOf(fields, "expiresInDays"));
      const errors: FieldError[] = [];
      if (name === "") errors.push({ path: "name", reason: "Say what uses it." });
      if (chosen.length === 0) errors.push({ path: "scopes", reason: "Choose at least one." });
      return errors.length > 0
        ? fieldProblem(errors)
        : await createToken({ name, scopes: chosen, expiresInDays: days || null });
    },
    (made, sent) => {
      sent.reset();
      setCreated(made);
      router.refresh();
    },
    { stay: true },
  );
  const scopesError = errorOf("scopes");
  return (
    <div className="flex flex-col gap-4">
      {created && (
        <ShownOnce
          label={`Token “${created.token.name}”`}
          value={created.secret}
          onDone={() => setCreated(null)}
        >
          Send it as “Authorization: Bearer …”. Copy it now: it is not shown again.
        </ShownOnce>
      )}
      <form {...form} aria-label="New token" className="flex max-w-150 flex-col gap-3">
        <Refusal title="No token was made." problem={problem} />
        <div className="grid gap-3 tablet:grid-cols-[2fr_1fr]">
          <Field label="Name" error={errorOf("name")}>
            {(control) => (
              <Input
                {...control}
                required
                name="name"
                autoComplete="off"
                maxLength={120}
                placeholder="What uses it: deploy hook"
              />
            )}
          </Field>
          <Field label="Ends after" error={errorOf("expiresInDays")}>
            {(control) => (
              <Select {...control} name="expiresInDays" defaultValue={DEFAULT_DAYS}>
                {lifetimes.map(({ days, word }) => (
                  <option key={word} value={days ?? ""}>
                    {word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <fieldset aria-describedby={scopesError ? "scopes-error" : undefined} className="flex flex-col gap-2">
          <legend className="mb-1 text-meta font-medium text-muted">What it may do</legend>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              name="scopes"
              value={scope}
              defaultChecked={scope === "read"}
              hint={scopeWords[scope].hint}
              aria-invalid={scopesError ? true : undefined}
            >
              {scopeWords[scope].word}
            </Checkbox>
          ))}
          {scopesError && (
            <p id="scopes-error" className="text-meta text-danger">
              {scopesError}
            </p>
          )}
        </fieldset>
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            {pending ? "Making…" : "Make a token"}
          </Button>
        </div>
      </form>
    </div>
  );
}
