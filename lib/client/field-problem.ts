import type { FieldError, Outcome } from "@/lib/wire/problem";

/** What is wrong with a form before it is sent, in the same shape as the server's answer. */
export function fieldProblem(errors: readonly FieldError[]): Outcome<never> {
  const detail = errors.length === 1 ? "One field needs another look." : "Some fields need another look.";
  return { ok: false, problem: { code: "invalid", detail, errors } };
}
