"use client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { acceptInvitation } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";

import { checkEntry } from "./entry-fields";
import { EntryProblem } from "./entry-problem";
import { go } from "./go";
import { PasswordField } from "./password-field";

/** Accepts an invitation: the address is the inviter's word, the name and the password are the person's own. */
export function InviteForm({ token, email }: { token: string; email: string }) {
  const { form, ready, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const entry = { name: textOf(fields, "name").trim(), password: textOf(fields, "password") };
      const checked = checkEntry({ name: entry.name, newPassword: entry.password });
      return checked.ok ? await acceptInvitation({ token, ...entry }) : checked;
    },
    () => go("/"),
  );
  return (
    <form {...form} aria-label="Accept the invitation" method="post" className="flex flex-col gap-3">
      <EntryProblem problem={problem} />
      <Field label="E-mail" hint="You sign in with it.">
        {(control) => (
          <Input
            {...control}
            type="email"
            value={email}
            readOnly
            autoComplete="username"
            className="h-8 text-muted"
          />
        )}
      </Field>
      <Field label="Your name" required error={errorOf("name")}>
        {(control) => <Input {...control} name="name" autoComplete="name" className="h-8" />}
      </Field>
      <PasswordField fresh name="password" label="Password" error={errorOf("password")} />
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={!ready} className="mt-1">
        {pending ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}
