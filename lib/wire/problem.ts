/**
 * What goes wrong in a way that callers can act on: a closed set of codes, known to no transport.
 * Each transport maps them once (HTTP: RFC 9457 problem details; sockets: the same object).
 */
export const problemCodes = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "unchanged",
  "command_id_reused",
  "too_large",
  "unsupported_media_type",
  "method_not_allowed",
  "rate_limited",
  "unavailable",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Which part of the input is at fault, and why. `path` is dotted: "payload.markdown". */
export type FieldError = { path: string; reason: string };

export type Problem = {
  code: ProblemCode;
  /** One sentence for a person. */
  detail: string;
  errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
};

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failure = (
  code: ProblemCode,
  detail: string,
  more: Omit<Problem, "code" | "detail"> = {},
): Outcome<never> => ({ ok: false, problem: { code, detail, ...more } });

export const httpStatus: Readonly<Record<ProblemCode, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unchanged: 409,
  command_id_reused: 409,
  too_large: 413,
  unsupported_media_type: 415,
  method_not_allowed: 405,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

const titles: Readonly<Record<ProblemCode, string>> = {
  invalid: "The input is not valid",
  unauthenticated: "Sign in first",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "In conflict with the present state",
  unchanged: "Nothing to change",
  command_id_reused: "This commandId was used for something else",
  too_large: "Too large",
  unsupported_media_type: "Unsupported media type",
  method_not_allowed: "Method not allowed",
  rate_limited: "Too many requests",
  unavailable: "Not available now",
  internal: "Something went wrong here",
};

/** RFC 9457 problem details: the body of every HTTP error, sent as application/problem+json. */
export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  errors?: readonly FieldError[];
};

export function problemDetails({ code, detail, errors }: Problem): ProblemDetails {
  return {
    type: `urn:parallax:problem:${code}`,
    title: titles[code],
    status: httpStatus[code],
    detail,
    code,
    ...(errors && { errors }),
  };
}
