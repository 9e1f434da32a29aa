import { describe, expect, it } from "vitest";

import { analyse } from "./analyse";
import { madeInput, START_US, wavering } from "./testing/made-input";

const CALLS = [
  ["front", "cart"],
  ["cart", "store"],
  ["front", "search"],
] as const;

function shop(fault: { cart?: number; store?: number; storeCpu?: number; front?: number }) {
  return [
    { service: "front", metric: "latency-p99", at: wavering(0.2, fault.front) },
    { service: "cart", metric: "latency-p99", at: wavering(0.1, fault.cart, 1) },
    { service: "store", metric: "latency-p99", at: wavering(0.05, fault.store, 2) },
    { service: "store", metric: "cpu-pct", at: wavering(20, fault.storeCpu, 3) },
    { service: "cart", metric: "cpu-pct", at: wavering(30, 1, 4) },
    { service: "front", metric: "cpu-pct", at: wavering(25, 1, 5) },
    { service: "search", metric: "cpu-pct", at: wavering(10, 1, 6) },
  ];
}

describe("an analysis", () => {
  it("names the service whose CPU jumped, not those that wait for it", () => {
    const judgement = analyse(madeInput(shop({ front: 3, cart: 5, store: 9, storeCpu: 4.5 }), CALLS));
    expect(judgement.services[0]).toMatchObject({ service: "store", kind: "cpu" });
    expect(judgement.chain.map(({ component }) => component)).toEqual(["store", "cart", "front"]);
    expect(judgement.onset?.atUs).toBeLessThanOrEqual(START_US + 48 * 60_000_000);
    expect(judgement.onset?.latestUs).toBeGreaterThanOrEqual(START_US + 48 * 60_000_000);
  });

  it("says that nothing is wrong where nothing is", () => {
    const judgement = analyse(madeInput(shop({}), CALLS));
    expect(judgement.hypotheses[0]?.kind).toBe("nothing_wrong");
  });

  it("shares a belief of one among all hypotheses, and says the same thing again", () => {
    const input = madeInput(shop({ store: 9 }), CALLS);
    const judgement = analyse(input);
    expect(judgement.hypotheses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(JSON.stringify(analyse(input))).toBe(JSON.stringify(judgement));
  });

  it("answers where there is nothing to see", () => {
    const judgement = analyse(madeInput([]));
    expect(judgement).toMatchObject({ services: [], changes: [], noChange: 1 });
  });
});
