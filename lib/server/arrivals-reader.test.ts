import { expect, it } from "vitest";

import { syntheticShop } from "@/test/synthetic-shop";

import { createArrivalsReader } from "./arrivals-reader";

const NOW_MS = Date.parse("2026-03-01T12:00:05Z");
const none = { refused: () => [], backends: () => [], check: () => Promise.resolve(null) };
const kept = { usedBytes: 1, limitBytes: 2, oldestAt: null };

it("says who sent what in the last minute, and how late", async () => {
  const { read } = createArrivalsReader({
    store: syntheticShop({ faultFromUs: Infinity }),
    storage: () => Promise.resolve(kept),
    ...none,
    nowMs: () => NOW_MS,
  });
  const { senders, storage } = await read();
  const metrics = senders.find(({ service, signal }) => service === "checkout" && signal === "metrics");
  expect(metrics).toEqual({
    service: "checkout",
    signal: "metrics",
    perSecond: 0.2,
    lagSeconds: 5,
    lastAt: "2026-03-01T12:00:00.000Z",
  });
  expect(storage).toEqual(kept);
});

it("says that nothing arrives where there is no store", async () => {
  const { read } = createArrivalsReader({ store: null, storage: () => Promise.resolve(null), ...none });
  expect(await read()).toEqual({ senders: [], refused: [], backends: [], storage: null });
});
