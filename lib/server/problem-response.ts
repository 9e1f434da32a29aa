import { httpStatus, type Outcome, type Problem, problemDetails } from "@/lib/wire/problem";

/** The HTTP answer for a problem: RFC 9457. `status` differs from the code's own where HTTP is finer than we are. */
export function problemResponse(
  problem: Problem,
  { status = httpStatus[problem.code] }: { status?: number | undefined } = {},
): Response {
  const { retryAfterSeconds } = problem;
  return new Response(JSON.stringify({ ...problemDetails(problem), status }), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(status === 401 && { "www-authenticate": 'Bearer realm="parallax"' }),
      ...(retryAfterSeconds !== undefined && {
        "retry-after": String(Math.max(1, Math.ceil(retryAfterSeconds))),
      }),
    },
  });
}

/** The HTTP answer for a value: JSON, or 204 for null. */
export function valueResponse(value: unknown, status = 200): Response {
  const headers = { "cache-control": "no-store" };
  return value === null
    ? new Response(null, { status: 204, headers })
    : Response.json(value, { status, headers });
}

/** 201 for what has been made, with the path where it is now; else the problem. */
export function created<T>(outcome: Outcome<T>, locate?: (value: T) => string): Response {
  if (!outcome.ok) return problemResponse(outcome.problem);
  const response = valueResponse(outcome.value, 201);
  if (locate) response.headers.set("location", locate(outcome.value));
  return response;
}

/** 405, and which methods there are. */
export function wrongMethod(method: string, allow: string): Response {
  const response = problemResponse({
    code: "method_not_allowed",
    detail: `${method} is not possible here; ${allow} is.`,
  });
  response.headers.set("allow", allow);
  return response;
}
