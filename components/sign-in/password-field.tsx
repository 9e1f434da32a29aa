"use client";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";

import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { PASSWORD_LENGTH } from "@/lib/wire/people";

export type PasswordFieldProps = {
  name: string;
  label: string;
  error?: string | undefined;
  /** A password that is made now has a least length and says that it is required; one that exists is only asked for. */
  fresh?: boolean;
};

/** A password that can be looked at while it is typed. */
export function PasswordField({ name, label, error, fresh = false }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      label={label}
      required={fresh}
      error={error}
      hint={fresh ? `At least ${PASSWORD_LENGTH.min} characters. Several words are fine.` : undefined}
    >
      {(control) => (
        <span className="relative flex">
          <Input
            {...control}
            required
            name={name}
            type={shown ? "text" : "password"}
            autoComplete={fresh ? "new-password" : "current-password"}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={PASSWORD_LENGTH.max}
            className="h-8 pr-9"
          />
          <IconButton
            label={shown ? "Hide the password" : "Show the password"}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0.5 my-auto"
          >
            <Icon aria-hidden />
          </IconButton>
        </span>
      )}
    </Field>
  );
}
