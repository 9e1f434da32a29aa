import { randomUUID } from "node:crypto";

import type { Problem } from "@/lib/wire/problem";

const RETRY_AFTER_SECONDS = 2;

/** What PostgreSQL, its driver, Prisma and Node call a database that cannot be reached now. */
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "08000",
  "08001",
  "08003",
  "08006",
  "53300",
  "57P01",
  "57P02",
  "57P03",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);

/** What the log and the store of telemetry throw where nobody knows whether it was done. */
const UNAVAILABLE = new Set(["LogUnavailable", "TelemetryStoreError"]);

/** Writes an error that nobody expected to standard error, as one line of JSON; gives the reference to find it by. */
export function reportFailure(error: unknown, where: string): string {
  const reference = randomUUID().slice(0, 8);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", reference, where, error: stack })}\n`);
  return reference;
}

/** Reports the error, and gives what a caller is told of it: nothing but the reference. */
export function unexpectedProblem(error: unknown, where: string): Problem {
  const reference = reportFailure(error, where);
  if (isUnreachable(error))
    return {
      code: "unavailable",
      detail: "The database cannot be reached now. Try again in a moment.",
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    };
  return { code: "internal", detail: `Something went wrong here. The log has more under ${reference}.` };
}

function isUnreachable(error: unknown): boolean {
  // By name, for the class exists once in every bundle.
  if (error instanceof Error && UNAVAILABLE.has(error.name)) return true;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1)
    if (("code" in cause && typeof cause.code === "string" && UNREACHABLE.has(cause.code)) || isFull(cause))
      return true;
  return false;
}

/** What the driver says, without a code, where every connection stayed taken for too long. */
function isFull({ message }: Error): boolean {
  return message === "timeout exceeded when trying to connect";
}
