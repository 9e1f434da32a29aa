"use client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { newestRoom } from "@/lib/client/incident-list-calls";
import { redeemSignInLink } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import type { Problem } from "@/lib/wire/problem";

import { checkEntry } from "./entry-fields";
import { EntryProblem } from "./entry-problem";
import { go } from "./go";
import { PasswordField } from "./password-field";

/** The server says `owner.email`; the form knows `email`. */
function atTheForm(problem: Problem): Problem {
  const errors = problem.errors?.map(({ path, reason }) => ({ path: path.replace(/^owner\./, ""), reason }));
  return errors ? { ...problem, errors } : problem;
}

/** First run: makes the owner and signs them in. */
export function FirstOwnerForm({ token }: { token: string }) {
  const { form, ready, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const owner = {
        name: textOf(fields, "name").trim(),
        email: textOf(fields, "email").trim(),
        password: textOf(fields, "password"),
      };
      const checked = checkEntry({ name: owner.name, email: owner.email, newPassword: owner.password });
      if (!checked.ok) return checked;
      const outcome = await redeemSignInLink({ token, owner });
      return outcome.ok ? outcome : { ok: false, problem: atTheForm(outcome.problem) };
    },
    () => void newestRoom().then(go),
  );
  return (
    <form {...form} aria-label="Make the owner" method="post" className="flex flex-col gap-3">
      <EntryProblem problem={problem} />
      <Field label="Your name" required error={errorOf("name")}>
        {(control) => <Input {...control} name="name" autoComplete="name" className="h-8" />}
      </Field>
      <Field
        label="E-mail"
        required
        error={errorOf("email")}
        hint="You sign in with it. Nothing is sent to it."
      >
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            className="h-8"
          />
        )}
      </Field>
      <PasswordField fresh name="password" label="Password" error={errorOf("password")} />
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={!ready} className="mt-1">
        {pending ? "Starting…" : "Start Parallax"}
      </Button>
    </form>
  );
}

/** Later: one button. The link works once, so that a preview of it must not use it up. */
export function OwnerEntry({ token, name }: { token: string; name: string }) {
  const { form, ready, pending, problem } = useSubmit(
    () => redeemSignInLink({ token }),
    () => void newestRoom().then(go),
  );
  return (
    <form {...form} aria-label="Sign in" method="post" className="flex flex-col gap-3">
      <EntryProblem problem={problem} />
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={!ready}>
        {pending ? "Signing in…" : `Sign in as ${name}`}
      </Button>
    </form>
  );
}
