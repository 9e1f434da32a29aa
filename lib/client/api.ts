import type { Outcome, Problem, ProblemDetails } from "@/lib/wire/problem";

export type ApiRequest = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
};

/** Asks our own HTTP API. Everything that can go wrong comes back as a problem; it never rejects but on abort. */
export async function callApi<T>(
  path: string,
  { method = "GET", body, signal }: ApiRequest = {},
): Promise<Outcome<T>> {
  return ask(path, {
    method,
    ...(body !== undefined && { contentType: "application/json", body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

/** Sends a file as it is, as what its type says. */
export function sendFile<T>(path: string, file: Blob, contentType: string): Promise<Outcome<T>> {
  return ask(path, { method: "POST", contentType, body: file });
}

type Sent = { method: string; contentType?: string; body?: string | Blob; signal?: AbortSignal };

async function ask<T>(path: string, { contentType, ...request }: Sent): Promise<Outcome<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...request,
      headers: {
        accept: "application/json",
        ...(contentType !== undefined && { "content-type": contentType }),
      },
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    return { ok: false, problem: { code: "unavailable", detail: "The server cannot be reached." } };
  }
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/problem+json"))
    return { ok: false, problem: problemOf(response, await response.json()) };
  if (!response.ok)
    return { ok: false, problem: { code: "internal", detail: `The server answered ${response.status}.` } };
  return { ok: true, value: response.status === 204 ? null : await response.json() };
}

function problemOf(response: Response, { code, detail, errors }: ProblemDetails): Problem {
  const retryAfter = Number(response.headers.get("retry-after"));
  return {
    code,
    detail,
    ...(errors && { errors }),
    ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  };
}
