import { setTimeout as sleep } from "node:timers/promises";

/** Nobody sees the beginning of what is over sooner: it would only be another event in every log. Milliseconds. */
const LONG_MS = 300;

/** What the work comes to. Where it takes long, that it goes on is told meanwhile, and has been when this resolves. */
export async function tellIfLong<Result>(
  tell: () => Promise<unknown>,
  work: Promise<Result>,
  longMs = LONG_MS,
): Promise<Result> {
  const over = new AbortController();
  const told = sleep(longMs, undefined, { signal: over.signal }).then(tell, () => undefined);
  // That it failed is heard below, when the work is over.
  told.catch(() => undefined);
  try {
    return await work;
  } finally {
    over.abort();
    await told;
  }
}
