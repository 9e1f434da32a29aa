import { openOutbox } from "../otlp/outbox";
import { realClock } from "../run/real-clock";
import { runShop } from "../run/shop-run";
import { breakables, faultNow } from "../shop/breakables";
import type { Fault } from "../shop/fault";
import { createShop } from "../shop/shop";
import type { Alarm } from "./alarm";
import { createChangeTeller } from "./change-teller";
import type { Order, OrderTo, Telling } from "./orders";
import { ring } from "./ring";
import { createShopAlarm } from "./shop-alarm";

/** As in the shop's own runs: what is later than this is not the past. Milliseconds. */
const LATE_MS = 10_000;

/** Opens the simulated shop and lets it live, broken and mended as it is told, until the signal ends it. */
export async function serveShop({
  order: { seed, perSecond, historySeconds, ...destination },
  onOrder,
  signal,
  tell,
}: {
  order: OrderTo<"shop">;
  /** Takes who is given every further order. */
  onOrder: (listener: (order: Order) => void) => void;
  signal: AbortSignal;
  tell: (telling: Telling) => void;
}): Promise<void> {
  const clock = realClock(signal);
  const nowMs = Math.floor(clock.now() / 1_000) * 1_000;
  const shop = createShop({ seed, startMs: nowMs - historySeconds * 1_000, perSecond, faults: [] });
  const alarms = createShopAlarm();
  const outbox = openOutbox(destination);
  const faults = new Map<string, Fault>();
  let isPast = true;
  /** What is to be broken once it is live: before that there is nothing usual to leave. */
  let early: readonly OrderTo<"strike">[] = [];
  function obey(order: Order): void {
    if (order.do === "rate") shop.setRate(order.perSecond);
    if (order.do === "strike") {
      const fault = faultNow({ ...order, nowMs: shop.nowMs() });
      if (!fault) return tell({ is: "problem", detail: `${order.kind} cannot strike ${order.target}.` });
      faults.set(order.id, fault);
      shop.strike(fault);
    }
    if (order.do === "mend") early = early.filter(({ id }) => id !== order.id);
    const ended = order.do === "mend" ? faults.get(order.id) : undefined;
    if (ended) shop.mend(ended);
  }
  onOrder((order) => {
    if (isPast && order.do === "strike") early = [...early, order];
    else obey(order);
  });
  tell({ is: "open", breakables: breakables() });
  /** One after the other: of changes and of alarms. */
  let heard = Promise.resolve();
  const wait = (ms: number) => clock.until(clock.now() + ms);
  const tellChanges = createChangeTeller(destination, wait);
  async function tellOfChanges(untilMs: number): Promise<void> {
    const failure = await tellChanges(shop.changes(), untilMs);
    if (failure !== null) tell({ is: "problem", detail: failure });
  }
  async function ringOut(alarm: Alarm): Promise<void> {
    const failure = await ring(destination, alarm, wait);
    if (failure !== null) tell({ is: "problem", detail: failure });
    else if (alarm.endedAtMs === null) tell({ is: "rang", title: alarm.summary, service: alarm.service });
  }
  try {
    await runShop({
      shop: {
        ...shop,
        advance() {
          const seen = shop.advance();
          // Nobody is woken by what is long over.
          for (const alarm of alarms(seen.spans, shop.nowMs()))
            if (!isPast) heard = heard.then(() => ringOut(alarm));
          return seen;
        },
      },
      outbox,
      clock,
      untilMs: Infinity,
      signal,
      report({ failures, ...sent }, untilMs) {
        tell({ is: "told", untilMs, ...sent, failed: failures.length });
        heard = heard.then(() => tellOfChanges(untilMs));
        if (isPast && untilMs >= clock.now() - LATE_MS) {
          isPast = false;
          early.forEach(obey);
          tell({ is: "live" });
        }
      },
    });
  } finally {
    await outbox.close();
  }
}
