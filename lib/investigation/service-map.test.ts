import { expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { syntheticShop } from "@/test/synthetic-shop";

import { serviceMapOf, within } from "./service-map";

const MINUTE_US = 60_000_000;
const FROM_US = Date.UTC(2026, 0, 1, 12) * 1_000;
const WINDOW = { fromUs: FROM_US, toUs: FROM_US + 10 * MINUTE_US };

it("knows who calls whom, and how the last minutes went where requests enter", async () => {
  const shop = syntheticShop({ faultFromUs: FROM_US + 8 * MINUTE_US });
  const read = await shop.read(WINDOW, { signal: new AbortController().signal });
  const map = serviceMapOf(buildFrame(read));
  const near = within(map, "frontend", 2);
  expect(near.get("frontend")).toBe(0);
  expect(near.get("checkout")).toBe(1);
  expect(near.get("payments")).toBe(2);
  expect(within(map, "payments", 1).has("frontend")).toBe(false);
  expect(within(map, "never heard of", 2)).toEqual(new Map([["never heard of", 0]]));
  const entry = map.entries.find(({ service }) => service === "frontend");
  // One request in two seconds over three minutes; two of these are faulty.
  expect(entry?.requests).toBeCloseTo(90, 0);
  expect(entry?.errors).toBeGreaterThan(5);
});
