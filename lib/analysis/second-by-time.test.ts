import { describe, expect, it } from "vitest";

import { secondByTime } from "./second-by-time";
import type { Place } from "./tests/losses";

/** Twenty calls that take a second each, and lose so much of it. */
function place(service: string, callee: string | null, lost: number): Place {
  const source = { type: "service" as const, service, signal: "own" as const };
  return { service, callee, source, seconds: 20 * lost, spent: 20, calls: 20 };
}

/** How probable a second cause is where two lose so much of their own time. */
const beside = (first: number, rest: number) =>
  secondByTime("cart", [place("cart", null, first), place("index", null, rest)])?.probability ?? 0;

describe("a second cause by the time that is lost", () => {
  it("is who loses what the first does not touch", () => {
    const places = [
      place("cart", null, 0.8),
      place("front", "cart", 0.4),
      place("index", null, 0.5),
      place("search", "index", 0.3),
      place("search", "store", 0),
    ];
    const second = secondByTime("cart", places);
    expect(second?.service).toBe("index");
    expect(second?.probability).toBeGreaterThan(0.3);
    expect(second?.evidence.reason).toBe("40 % of the time lost is lost there and not at cart.");
    expect(secondByTime("index", places)?.service).toBe("cart");
  });

  it("is nobody where the first touches all places, or nothing is lost", () => {
    const touched = [place("cart", null, 0.8), place("cart", "store", 0.5), place("store", null, 0)];
    expect(secondByTime("cart", touched)).toBeNull();
    expect(secondByTime("cart", [place("cart", null, 0), place("index", null, 0)])).toBeNull();
    expect(secondByTime("cart", [])).toBeNull();
  });

  it("is hardly probable where little is left, or where the first explains nothing", () => {
    expect(beside(0.9, 0.02)).toBeLessThan(0.1);
    expect(beside(0.02, 0.9)).toBeLessThan(0.3);
    expect(beside(0.6, 0.6)).toBeGreaterThan(beside(0.9, 0.1));
  });
});
