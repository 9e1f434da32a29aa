import { setTimeout as sleep } from "node:timers/promises";

import { noServiceMap, type ServiceMap } from "@/lib/investigation/service-map";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";

import { reportFailure } from "./route-failure";

/** What the map is made from, up to now. Microseconds. */
const WINDOW_US = 15 * 60_000_000;
/** How old it may be before it is made anew. */
const FRESH_MS = 60_000;
/** How long alerts wait for the first one: afterwards they are judged without. */
const WAIT_MS = 700;

/**
 * The services of the last minutes and their calls. One that is at hand is given at once and made anew meanwhile; where there
 * is none yet it is waited for, but not for long.
 */
export function createServiceMap(
  frames: Pick<FrameReader, "view" | "sources">,
  { closing, nowMs = Date.now }: { closing: AbortSignal; nowMs?: () => number },
): () => Promise<ServiceMap> {
  let present: { map: ServiceMap; atMs: number } | null = null;
  let making: { done: Promise<void>; sinceMs: number } | null = null;

  async function make(): Promise<void> {
    const atMs = nowMs();
    try {
      const toUs = atMs * 1_000;
      const window = { fromUs: toUs - WINDOW_US, toUs };
      const map = await frames.view({ name: "calls of services", asked: null, window });
      if (map.ok) present = { map: map.value, atMs };
    } catch (error) {
      // Who closes does not wait for a map that nobody needs any more.
      if (!closing.aborted) reportFailure(error, "alerts");
    } finally {
      making = null;
    }
  }

  return async () => {
    if (frames.sources.length === 0) return noServiceMap;
    if (!present || nowMs() - present.atMs > FRESH_MS) making ??= { done: make(), sinceMs: nowMs() };
    const waitMs = making ? making.sinceMs + WAIT_MS - nowMs() : 0;
    // Whoever comes while it takes longer does not wait for it again.
    if (!present && making && waitMs > 0)
      await Promise.race([making.done, sleep(waitMs, undefined, { ref: false })]);
    return present?.map ?? noServiceMap;
  };
}
