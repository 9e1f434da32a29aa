import type { z } from "zod";

import { faultWords } from "./fault-words";
import { type FieldError, failure, type Outcome, success } from "./problem";

/** Most faults that one answer lists. */
const MOST_ERRORS = 20;

/** Checks input against a schema; `at` is the dotted path of the input inside the request, or empty. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, at = ""): Outcome<T> {
  const parsed = schema.safeParse(input, { error: faultWords });
  if (parsed.success) return success(parsed.data);
  const errors = fieldErrors(parsed.error.issues, at);
  return failure("invalid", summary(errors), { errors });
}

function fieldErrors(issues: readonly z.core.$ZodIssue[], at: string): FieldError[] {
  return issues.slice(0, MOST_ERRORS).map(({ path, message }) => ({
    path: [...(at === "" ? [] : [at]), ...path.map(String)].join("."),
    reason: message,
  }));
}

function summary(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (!first) return "The input is not valid.";
  const where = first.path === "" ? "The input" : first.path;
  return errors.length === 1
    ? `${where}: ${first.reason}.`
    : `${where}: ${first.reason}, and ${errors.length - 1} more.`;
}
