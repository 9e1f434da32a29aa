import { describe, expect, it } from "vitest";

import type { ShopSpan } from "../shop/happenings";
import type { Alarm } from "./alarm";
import { createShopAlarm } from "./shop-alarm";

const source = { key: "shop-1", service: "shop", startedAtMs: 0, resource: {} };

/** Requests of one second, of which so many fail and each takes so long. */
function second(endMs: number, { failing = 0, ms = 20, count = 5, service = "shop" } = {}): ShopSpan[] {
  return Array.from({ length: count }, (_, index) => ({
    source: { ...source, service },
    traceId: "",
    spanId: "",
    parentSpanId: "",
    name: "GET /",
    kind: "server",
    startMs: endMs - ms,
    endMs,
    failed: index < failing,
    attributes: {},
    exception: null,
  }));
}

/** What rang over so many seconds of each kind, one after the other. */
function ringing(...stretches: readonly [seconds: number, how: Parameters<typeof second>[1]][]): Alarm[] {
  const alarm = createShopAlarm();
  let nowMs = 0;
  return stretches.flatMap(([seconds, how]) =>
    Array.from({ length: seconds }, () => {
      nowMs += 1_000;
      return alarm(second(nowMs, how), nowMs);
    }).flat(),
  );
}

describe("the alerting rules of the shop", () => {
  it("stay silent while all is well, and about services with hardly a request", () => {
    expect(ringing([120, {}])).toEqual([]);
    expect(ringing([60, { count: 0 }], [5, { failing: 1, count: 1 }])).toEqual([]);
  });

  it("ring once where requests fail for a while, and again when that is over", () => {
    const rang = ringing([60, {}], [60, { failing: 2 }], [150, {}]);
    expect(rang.map(({ name, service, endedAtMs }) => [name, service, endedAtMs !== null])).toEqual([
      ["ErrorRateHigh", "shop", false],
      ["ErrorRateHigh", "shop", true],
    ]);
    expect(rang[0]?.startedAtMs).toBeGreaterThan(60_000);
    expect(rang[1]?.startedAtMs).toBe(rang[0]?.startedAtMs);
    expect(rang[0]?.summary).toMatch(/^shop: \d+ % of requests fail$/);
  });

  it("ring where requests take much longer than usual", () => {
    const rang = ringing([60, {}], [60, { ms: 400 }]);
    expect(rang.map(({ name }) => name)).toEqual(["RequestsSlow"]);
    expect(rang[0]?.summary).toMatch(/take \d{3} ms, usually [23]\d ms$/);
  });

  it("do not ring for a moment, nor for a little", () => {
    expect(ringing([60, {}], [1, { failing: 5 }], [60, {}])).toEqual([]);
    expect(ringing([60, {}], [60, { ms: 90 }])).toEqual([]);
  });
});
