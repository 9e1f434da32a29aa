"use client";
import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { fieldProblem } from "@/lib/client/field-problem";
import { setPassword } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import { PASSWORD_LENGTH } from "@/lib/wire/people";
import type { FieldError } from "@/lib/wire/problem";

import { Refusal } from "./refusal";

type Wanted = { current: string | undefined; password: string; again: string };

function faultsOf({ current, password, again }: Wanted): FieldError[] {
  const errors: FieldError[] = [];
  if (current === "") errors.push({ path: "current", reason: "Give the password that you have now." });
  if (password.length < PASSWORD_LENGTH.min)
    errors.push({ path: "password", reason: `Use at least ${PASSWORD_LENGTH.min} characters.` });
  else if (again !== password) errors.push({ path: "again", reason: "This is not the same password." });
  return errors;
}

/** Changes the password, or sets the first one of somebody who came through the identity provider. */
export function PasswordForm({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  const router = useRouter();
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const wanted: Wanted = {
        current: hasPassword ? textOf(fields, "current") : undefined,
        password: textOf(fields, "password"),
        again: textOf(fields, "again"),
      };
      const errors = faultsOf(wanted);
      return errors.length > 0
        ? fieldProblem(errors)
        : await setPassword({ current: wanted.current, password: wanted.password });
    },
    (_done, sent) => {
      sent.reset();
      toast({
        tone: "success",
        title: "Your password is set.",
        detail: "All other sessions were signed out.",
      });
      router.refresh();
    },
    { stay: true },
  );
  const fields = [
    ...(hasPassword ? [{ name: "current", label: "Current password", complete: "current-password" }] : []),
    { name: "password", label: "New password", complete: "new-password" },
    { name: "again", label: "New password, again", complete: "new-password" },
  ];
  return (
    <form {...form} aria-label="Password" className="flex max-w-90 flex-col gap-3">
      <Refusal title="Your password was not changed." problem={problem} />
      <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
      {fields.map(({ name, label, complete }) => (
        <Field
          key={name}
          label={label}
          error={errorOf(name)}
          hint={name === "password" ? `At least ${PASSWORD_LENGTH.min} characters.` : undefined}
        >
          {(control) => (
            <Input
              {...control}
              required
              type="password"
              name={name}
              autoComplete={complete}
              maxLength={PASSWORD_LENGTH.max}
            />
          )}
        </Field>
      ))}
      <div>
        <Button type="submit" pending={pending}>
          {pending ? "Saving…" : hasPassword ? "Change the password" : "Set a password"}
        </Button>
      </div>
    </form>
  );
}
