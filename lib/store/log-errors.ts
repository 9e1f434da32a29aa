import { DatabaseError } from "pg";

/**
 * The log cannot be reached or cannot write now. What was being written may or may not have been:
 * sending the same commandIds again finds out, harmlessly.
 */
export class LogUnavailable extends Error {
  override readonly name = "LogUnavailable";
}

/** The database refused this very write; sending it again will not help. */
export class LogRejected extends Error {
  override readonly name = "LogRejected";
}

/** A database error, by what to do about it. */
export type Failure =
  /** Another node was faster: read again and retry. */
  | "overtaken"
  /** A value of this write is at fault. */
  | "rejected"
  /** Neither: the server is gone, full, stopping or too slow. */
  | "unavailable";

/** Two nodes declared the same incident at once, or a deadlock or serialization failure: retry. */
const OVERTAKEN_KEYS = new Set(["incident_head_pkey", "incident_event_pkey"]);
const OVERTAKEN_CODES = new Set(["40001", "40P01"]);
/** Data exceptions, constraint violations, limits of a value, what a function raised. */
const REJECTED_CLASSES = new Set(["22", "23", "54", "P0"]);

export function failureOf(error: unknown): Failure {
  if (!(error instanceof DatabaseError)) return "unavailable";
  const code = error.code ?? "";
  if (OVERTAKEN_CODES.has(code)) return "overtaken";
  if (code === "23505" && OVERTAKEN_KEYS.has(error.constraint ?? "")) return "overtaken";
  return REJECTED_CLASSES.has(code.slice(0, 2)) ? "rejected" : "unavailable";
}

/** Runs a read; what the database throws becomes `LogUnavailable`. */
export async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof LogUnavailable
      ? error
      : new LogUnavailable("The log cannot be read now.", { cause: error });
  }
}
