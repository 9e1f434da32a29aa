import type { Appended, AppendOutcome } from "@/lib/timeline/log-port";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** What the log said, in the words of the wire. */
export function outcomeOf(outcome: AppendOutcome): Outcome<readonly Appended[]> {
  if (outcome.ok) return success(outcome.appended);
  const { code, detail, field } = outcome.refusal;
  return failure(
    code,
    detail,
    field === undefined ? {} : { errors: [{ path: `payload.${field}`, reason: detail }] },
  );
}
