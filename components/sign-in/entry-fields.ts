import { fieldProblem } from "@/lib/client/field-problem";
import { type FieldError, type Outcome, success } from "@/lib/wire/problem";
import { PASSWORD_LENGTH } from "@/lib/wire/people";

/** Good enough to tell an address from a name; the server has the last word. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

export type Entry = { name?: string; email?: string; password?: string; newPassword?: string };

/** What is wrong with what a person entered, by the names of the fields; only what is given is looked at. */
export function entryFaults({ name, email, password, newPassword }: Entry): FieldError[] {
  const errors: FieldError[] = [];
  if (name !== undefined && name.trim() === "")
    errors.push({ path: "name", reason: "Give the name that others will see." });
  if (email !== undefined && !EMAIL.test(email.trim()))
    errors.push({ path: "email", reason: "Give an e-mail address, as in ada@example.com." });
  if (password === "") errors.push({ path: "password", reason: "Give your password." });
  if (newPassword !== undefined && newPassword.length < PASSWORD_LENGTH.min)
    errors.push({ path: "password", reason: `Use at least ${PASSWORD_LENGTH.min} characters.` });
  return errors;
}

/** The same as an outcome. */
export function checkEntry(entry: Entry): Outcome<null> {
  const errors = entryFaults(entry);
  return errors.length > 0 ? fieldProblem(errors) : success(null);
}
