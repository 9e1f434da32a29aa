import { setTimeout as sleep } from "node:timers/promises";

const STEP_MS = 10;
const LIMIT_MS = 60_000;

/** Waits until something has become true. Throws, saying what, where it has not within a minute. */
export async function until(condition: () => boolean | Promise<boolean>, what = "It"): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`${what} did not become true in time.`);
    await sleep(STEP_MS);
  }
}
