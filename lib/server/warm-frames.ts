import type { WarmedFrameBuilder } from "./frame-builder";

/** A minute is over every minute. Milliseconds. */
const EVERY_MS = 60_000;

type Warming = {
  builder: Pick<WarmedFrameBuilder, "warm">;
  /** Told of a round that failed; the next one tries again. */
  onError: (error: unknown) => void;
  everyMs?: number;
  nowMs?: () => number;
};

/**
 * Has the minutes that are over measured, at once and then every minute, so that whoever opens a room finds it done;
 * also where nobody has asked for long, because that is when incidents begin. One round at a time. Gives what ends it.
 */
export function warmFrames({ builder, onError, everyMs = EVERY_MS, nowMs = Date.now }: Warming): () => void {
  const ending = new AbortController();
  let isWarming = false;

  async function warm(): Promise<void> {
    if (isWarming) return;
    isWarming = true;
    try {
      await builder.warm(nowMs() * 1_000, ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) onError(error);
    } finally {
      isWarming = false;
    }
  }

  const timer = setInterval(() => void warm(), everyMs).unref();
  void warm();
  return () => {
    clearInterval(timer);
    ending.abort();
  };
}
