import type { Destination } from "../otlp/outbox";

const ATTEMPTS = 5;
const WAIT_MS = 1_000;
const PATIENCE_MS = 10_000;

/** Sends JSON until it is heard, but not for ever. Null where it was; else why it was not. */
export async function deliver(
  { endpoint, token }: Destination,
  { path, body }: { path: string; body: object },
  wait: (ms: number) => Promise<void>,
): Promise<string | null> {
  let failure = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await wait(WAIT_MS * attempt);
    try {
      const { ok, status } = await fetch(`${endpoint}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (ok) return null;
      failure = `the answer was ${status}`;
      // What is not understood now is not understood later either.
      if (status < 500 && status !== 429) break;
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
  }
  return failure;
}
