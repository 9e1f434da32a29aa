"use client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signIn } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";

import { checkEntry } from "./entry-fields";
import { EntryProblem } from "./entry-problem";
import { go } from "./go";
import { PasswordField } from "./password-field";

/** E-mail and password. `next` is a path that has been checked. */
export function SignInForm({ next }: { next: string }) {
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const entry = { email: textOf(fields, "email"), password: textOf(fields, "password") };
      const checked = checkEntry(entry);
      return checked.ok ? await signIn({ ...entry, email: entry.email.trim() }) : checked;
    },
    () => go(next),
  );
  return (
    <form {...form} aria-label="Sign in" method="post" className="flex flex-col gap-3">
      <EntryProblem problem={problem} />
      <Field label="E-mail" error={errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            required
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            className="h-8"
          />
        )}
      </Field>
      <PasswordField name="password" label="Password" error={errorOf("password")} />
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-1">
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
