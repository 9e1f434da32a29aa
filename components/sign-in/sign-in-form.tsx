"use client";
import { type ReactNode, useEffect, useRef } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signIn } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";

import { checkEntry } from "./entry-fields";
import { EntryProblem } from "./entry-problem";
import { go } from "./go";
import { PasswordField } from "./password-field";

export type SignInFormProps = {
  /** A path that has been checked. */
  next: string;
  /** Why the person is here, until they have tried. */
  notice?: ReactNode;
};

/** E-mail and password. On a phone nothing has the focus at first: a keyboard would cover the page. */
export function SignInForm({ next, notice }: SignInFormProps) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Whoever was quicker than the page keeps the focus that they have.
    if (document.activeElement === document.body && window.matchMedia("(pointer: fine)").matches)
      first.current?.focus({ preventScroll: true });
  }, []);
  const { form, ready, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const entry = { email: textOf(fields, "email"), password: textOf(fields, "password") };
      const checked = checkEntry(entry);
      return checked.ok ? await signIn({ ...entry, email: entry.email.trim() }) : checked;
    },
    () => go(next),
  );
  return (
    <form {...form} aria-label="Sign in" method="post" className="flex flex-col gap-3">
      {problem ? <EntryProblem problem={problem} /> : notice}
      <Field label="E-mail" error={errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            ref={first}
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
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={!ready} className="mt-1">
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
