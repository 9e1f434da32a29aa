import { createTelegraph } from "../otlp/telegraph";
import type { Delivery, Outbox } from "../otlp/outbox";
import type { Shop } from "../shop/shop";

/** Between two readings of the instruments, in the shop's time. Milliseconds. */
const READING_MS = 10_000;
/** What is later than this is not the past. Milliseconds. */
const LATE_MS = 10_000;
/** Between two sendings while the past is made up for, in the shop's time: many small ones take longer. Milliseconds. */
const HISTORY_SENDING_MS = 60_000;

/** The clock that a shop is run by: real, or a test's. */
export type Clock = {
  now: () => number;
  /** Resolves at a time, in milliseconds since 1970, or early where it is told to stop. */
  until: (atMs: number) => Promise<void>;
};

/**
 * Lets a shop live until a time, in milliseconds since 1970, or until it is told to stop; sends what is seen of it. What
 * lies in the past is lived through as fast as it can be sent.
 */
export async function runShop({
  shop,
  outbox,
  clock,
  untilMs,
  signal,
  report,
}: {
  shop: Shop;
  outbox: Outbox;
  clock: Clock;
  untilMs: number;
  signal: AbortSignal;
  /** Told of each sending, and up to when the shop has lived by then. */
  report: (delivery: Delivery, shopMs: number) => void;
}): Promise<void> {
  const telegraph = createTelegraph(outbox);
  let sentMs = shop.nowMs();
  let readMs = shop.nowMs();
  while (shop.nowMs() < untilMs && !signal.aborted) {
    telegraph.take(shop.advance());
    const nowMs = shop.nowMs();
    const behind = nowMs < clock.now() - LATE_MS;
    if (!behind) await clock.until(nowMs);
    if (!behind || nowMs - sentMs >= HISTORY_SENDING_MS) {
      report(await telegraph.sendEvents(nowMs), nowMs);
      sentMs = nowMs;
    }
    if (nowMs - readMs >= READING_MS) {
      await telegraph.readMetrics(nowMs);
      if (!behind) report(await telegraph.send(), nowMs);
      readMs = nowMs;
    }
  }
  await telegraph.readMetrics(shop.nowMs());
  report(await telegraph.sendEvents(Infinity), shop.nowMs());
}
