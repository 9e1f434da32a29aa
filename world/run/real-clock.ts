import { setTimeout as sleep } from "node:timers/promises";

import type { Clock } from "./shop-run";

/** The clock on the wall; whoever waits by it is woken when told to stop. */
export function realClock(signal: AbortSignal): Clock {
  return {
    now: Date.now,
    async until(atMs) {
      const waitMs = atMs - Date.now();
      if (waitMs > 0 && !signal.aborted) await sleep(waitMs, undefined, { signal }).catch(ignoreAbort);
    },
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
