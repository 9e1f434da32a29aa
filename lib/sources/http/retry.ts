import { setTimeout as sleep } from "node:timers/promises";

import type { Answer } from "../failure";

export type RetryPolicy = {
  /** In all, the first included. */
  attempts: number;
  /** The first pause at most; each further one twice that. */
  pauseMs: number;
  /** Whoever asks for a longer pause is not asked again. */
  longestPauseMs: number;
};

/** An attempt's answer; `retryAfterMs` where another might fare better: null leaves the length of the pause open. */
export type Attempt<T> = { answer: Answer<T>; retryAfterMs?: number | null };

/** Tries until it is answered, or nothing speaks for another attempt. Rejects where `signal` aborts a pause. */
export async function withRetries<T>(
  attempt: () => Promise<Attempt<T>>,
  { policy, signal }: { policy: RetryPolicy; signal: AbortSignal },
): Promise<Answer<T>> {
  for (let number = 1; ; number += 1) {
    const { answer, retryAfterMs } = await attempt();
    if (answer.ok || retryAfterMs === undefined || number >= policy.attempts) return answer;
    const pauseMs = retryAfterMs ?? someOf(policy.pauseMs * 2 ** (number - 1));
    if (pauseMs > policy.longestPauseMs) return answer;
    await sleep(pauseMs, undefined, { signal });
  }
}

/** Between half and all of it: those that failed together do not come back together. */
function someOf(mostMs: number): number {
  return mostMs * (0.5 + Math.random() / 2);
}

/** Milliseconds until an HTTP `Retry-After`, in seconds or as a date; null where there is none to be read. */
export function readRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
