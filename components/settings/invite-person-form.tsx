"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldProblem } from "@/lib/client/field-problem";
import { invite } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import type { Role } from "@/lib/policy/abilities";
import type { Invited } from "@/lib/wire/people";

import { Refusal } from "./refusal";
import { roleWords } from "./role-words";
import { ShownOnce } from "@/components/ui/shown-once";

/** Invites somebody: the link is handed over by the inviter, this server sends no mail. */
export function InvitePersonForm({ roles }: { roles: readonly Role[] }) {
  const router = useRouter();
  const [invited, setInvited] = useState<Invited | null>(null);
  const [role, setRole] = useState<Role>("responder");
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const email = textOf(fields, "email").trim();
      return /^[^\s@]+@[^\s@]+$/.test(email)
        ? await invite({ email, role })
        : fieldProblem([{ path: "email", reason: "Give an e-mail address, as in ada@example.com." }]);
    },
    (made, sent) => {
      sent.reset();
      setRole("responder");
      setInvited(made);
      router.refresh();
    },
    { stay: true },
  );
  return (
    <div className="flex flex-col gap-4">
      <form {...form} aria-label="Invite a person" className="flex flex-col gap-3">
        <Refusal title="Nobody was invited." problem={problem} />
        <div className="grid items-start gap-3 tablet:grid-cols-[minmax(0,2fr)_minmax(0,1.5fr)_auto]">
          <Field label="E-mail" error={errorOf("email")}>
            {(control) => (
              <Input
                {...control}
                required
                type="email"
                name="email"
                autoComplete="off"
                placeholder="grace@example.com"
              />
            )}
          </Field>
          <Field label="Role" hint={roleWords[role].hint} error={errorOf("role")}>
            {(control) => (
              <Select
                {...control}
                name="role"
                value={role}
                onChange={(event) => setRole(roles.find((each) => each === event.target.value) ?? role)}
              >
                {roles.map((each) => (
                  <option key={each} value={each}>
                    {roleWords[each].word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Button type="submit" variant="primary" pending={pending} className="tablet:mt-5">
            {pending ? "Inviting…" : "Invite"}
          </Button>
        </div>
      </form>
      {invited && (
        <ShownOnce
          label={`Link for ${invited.invitation.email}`}
          value={invited.link}
          onDone={() => setInvited(null)}
        >
          Hand it over yourself: it works once, for a few days, and is not shown again.
        </ShownOnce>
      )}
    </div>
  );
}
