import { answered, failed, quote, type SourceFailure } from "../failure";
import { readBounded } from "./bounded-body";
import { type Attempt, readRetryAfter, type RetryPolicy, withRetries } from "./retry";

export type Question = {
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** Sent as a form, by POST: a long query does not fit into an address. Null: GET. */
  form: URLSearchParams | null;
};

export type AskLimits = {
  /** For one attempt, its body included. */
  timeoutMs: number;
  /** Of a body, unpacked. */
  bytes: number;
  retry: RetryPolicy;
};

/** What an answer that is none says of why, from its status and body; null where the body does not tell. */
export type ReadError = (body: string) => string | null;

/**
 * Asks a backend a question that changes nothing there, again where that may help: it cannot be reached, takes too
 * long, or is overloaded (429, 5xx, `Retry-After` heeded). Gives the body of the answer.
 * Rejects where `signal` aborts, with its reason.
 */
export async function ask(
  question: Question,
  { limits, signal, readError }: { limits: AskLimits; signal: AbortSignal; readError: ReadError },
) {
  try {
    return await withRetries(() => attempt(question, { limits, signal, readError }), {
      policy: limits.retry,
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

async function attempt(
  { url, headers, form }: Question,
  { limits, signal, readError }: { limits: AskLimits; signal: AbortSignal; readError: ReadError },
): Promise<Attempt<string>> {
  const clock = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      headers,
      body: form,
      // Somewhere else is not where the settings say that secrets may go.
      redirect: "manual",
      signal: AbortSignal.any([signal, clock]),
    });
    const body = await readBounded(response, limits.bytes);
    if (!response.ok) return refusal(response, body, readError);
    if (body !== null) return { answer: answered(body) };
    return { answer: failed("too_large", `The answer is larger than ${mebibytes(limits.bytes)} MiB`) };
  } catch (error) {
    signal.throwIfAborted();
    if (clock.aborted)
      return {
        answer: failed("timeout", `There was no answer within ${limits.timeoutMs / 1_000} s`),
        retryAfterMs: null,
      };
    return { answer: failed("unreachable", `It cannot be reached (${causeOf(error)})`), retryAfterMs: null };
  }
}

function refusal(response: Response, body: string | null, readError: ReadError): Attempt<never> {
  const { status } = response;
  const said = body === null ? null : readError(body);
  const reason = `It answered ${status}${said === null ? "" : `: ${quote(said)}`}`;
  const answer = failed(kindOf(status), reason);
  if (status !== 429 && status < 500) return { answer };
  return { answer, retryAfterMs: readRetryAfter(response.headers.get("retry-after"), new Date()) };
}

function kindOf(status: number): SourceFailure["kind"] {
  if (status === 401 || status === 403) return "unauthorised";
  if (status === 429) return "busy";
  return status >= 500 ? "unreachable" : "refused";
}

const mebibytes = (bytes: number) => Math.round(bytes / 1_048_576);

/** "fetch failed" hides in its cause why. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  const { cause } = error;
  if (cause instanceof Error)
    return "code" in cause && typeof cause.code === "string" ? cause.code : quote(cause.message);
  return quote(error.message);
}
