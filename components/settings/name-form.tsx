"use client";
import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { fieldProblem } from "@/lib/client/field-problem";
import { changeName } from "@/lib/client/people-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";

import { Refusal } from "./refusal";

/** The name that others see from now on; what is in the log keeps the name of its time. */
export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const wanted = textOf(fields, "name").trim();
      return wanted === ""
        ? fieldProblem([{ path: "name", reason: "Give the name that others will see." }])
        : await changeName({ name: wanted });
    },
    () => {
      toast({ tone: "success", title: "Your name is changed." });
      router.refresh();
    },
    { stay: true },
  );
  return (
    <form {...form} aria-label="Name" className="flex max-w-90 flex-col gap-3">
      <Refusal title="Your name was not changed." problem={problem} />
      <Field
        label="Name"
        error={errorOf("name")}
        hint="What you have written so far keeps the name it was written under."
      >
        {(control) => (
          <Input {...control} required name="name" defaultValue={name} autoComplete="name" maxLength={120} />
        )}
      </Field>
      <div>
        <Button type="submit" pending={pending}>
          {pending ? "Saving…" : "Save the name"}
        </Button>
      </div>
    </form>
  );
}
