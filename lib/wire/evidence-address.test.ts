import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  type EvidenceAddress,
  everyEvidence,
  evidenceHref,
  evidenceTabs,
  parseEvidence,
} from "./evidence-address";
import { between, moved, stretchOf, zoomedIn, zoomedOut } from "./evidence-window";

const read = (href: string) => parseEvidence(new URL(href, "http://localhost").searchParams);
const NOW = Date.parse("2026-03-01T12:00:00Z");
const HOUR = 3_600_000;

const hex = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from("0123456789abcdef")),
    minLength: length,
    maxLength: length,
  });
const addresses: fc.Arbitrary<EvidenceAddress> = fc.record({
  window: fc.oneof(
    fc.record({ kind: fc.constant("last" as const), minutes: fc.integer({ min: 1, max: 1_440 }) }),
    fc
      .tuple(fc.integer({ min: 1, max: NOW }), fc.integer({ min: 1_000, max: 30 * 24 * HOUR }))
      .map(([fromMs, length]) => between(fromMs, fromMs + length)),
  ),
  tab: fc.constantFrom(...evidenceTabs),
  service: fc.option(fc.string({ unit: "grapheme", maxLength: 20 })),
  text: fc.string({ unit: "grapheme", maxLength: 20 }),
  severity: fc.integer({ min: 0, max: 24 }),
  series: fc.uniqueArray(hex(16), { maxLength: 12 }),
  pattern: fc.option(
    fc.tuple(hex(16), fc.string({ unit: "grapheme", maxLength: 20 })).map((pair) => pair.join("@")),
  ),
  trace: fc.option(hex(32)),
  span: fc.option(hex(16)),
  compare: fc.boolean(),
  incident: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
  samples: fc.boolean(),
});

describe("the address of the explorer", () => {
  it("holds everything that is shown", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(read(evidenceHref(address))).toEqual(address);
      }),
    );
  });

  it("is bare for the last hour of everything", () => {
    expect(evidenceHref(everyEvidence)).toBe("/evidence");
    expect(read("/evidence")).toEqual(everyEvidence);
  });

  it("is readable", () => {
    const window = between(NOW, NOW + HOUR);
    expect(evidenceHref({ ...everyEvidence, window, series: ["0".repeat(16), "1".repeat(16)] })).toBe(
      "/evidence?from=2026-03-01T12:00:00.000Z&to=2026-03-01T13:00:00.000Z&series=0000000000000000,1111111111111111",
    );
  });

  it.each([
    "from=nonsense&to=2026-03-01T12:00:00Z",
    "from=2026-03-01T12:00:00Z&to=2026-03-01T11:00:00Z",
    "from=2026-03-01T12:00:00Z",
    "last=0m",
    "last=99999d",
    "tab=nothing&series=zz,&trace=1&span=2&pattern=3&severity=99&incident=-1",
  ])("opens the usual view of %s", (query) => {
    expect(read(`/evidence?${query}`)).toEqual(everyEvidence);
  });

  it("never fails, whatever it is given, and always writes what it can read", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(everyEvidence), "from", "to", "last", "q"), fc.string()),
        (raw) => {
          const address = parseEvidence(new URLSearchParams(raw));
          expect(read(evidenceHref(address))).toEqual(address);
        },
      ),
    );
  });
});

describe("moving a window", () => {
  const hour = { fromMs: NOW - 2 * HOUR, toMs: NOW - HOUR };

  it("zooms about the middle", () => {
    expect(zoomedOut(hour, NOW)).toEqual({ kind: "between", fromMs: NOW - 2.5 * HOUR, toMs: NOW - HOUR / 2 });
    expect(zoomedIn(hour)).toEqual({ kind: "between", fromMs: NOW - 1.75 * HOUR, toMs: NOW - 1.25 * HOUR });
  });

  it("goes half its length, and no further than the present", () => {
    expect(moved(hour, -1, NOW)).toEqual({
      kind: "between",
      fromMs: NOW - 2.5 * HOUR,
      toMs: NOW - 1.5 * HOUR,
    });
    expect(moved({ fromMs: NOW - HOUR, toMs: NOW }, 1, NOW)).toEqual({
      kind: "between",
      fromMs: NOW - HOUR,
      toMs: NOW,
    });
    expect(zoomedOut({ fromMs: NOW - HOUR, toMs: NOW }, NOW)).toEqual({
      kind: "between",
      fromMs: NOW - 2 * HOUR,
      toMs: NOW,
    });
  });

  it("never makes a window that the API refuses", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: NOW }), fc.integer({ min: 0, max: NOW }), (one, other) => {
        const first = stretchOf(between(one, other), NOW);
        for (const window of [
          between(one, other),
          zoomedOut(first, NOW),
          zoomedIn(first),
          moved(first, 1, NOW),
        ]) {
          const { fromMs, toMs } = stretchOf(window, NOW);
          expect(toMs - fromMs).toBeGreaterThanOrEqual(1_000);
          expect(toMs - fromMs).toBeLessThanOrEqual(31 * 24 * HOUR);
        }
      }),
    );
  });
});
