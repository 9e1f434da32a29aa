import { expect, it } from "vitest";

import { syntheticShop } from "@/test/synthetic-shop";

import { createArrivalsReader, readSenders } from "./arrivals-reader";

const NOW_MS = Date.parse("2026-03-01T12:00:05Z");
const none = { refused: () => [], backends: () => [], check: () => Promise.resolve(null) };
const kept = { usedBytes: 1, limitBytes: 2, oldestAt: null };

it("says who sent what in the last minute, and how late", async () => {
  const { read } = createArrivalsReader({
    senders: () => readSenders(syntheticShop({ faultFromUs: Infinity }), NOW_MS),
    storage: () => Promise.resolve(kept),
    ...none,
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
