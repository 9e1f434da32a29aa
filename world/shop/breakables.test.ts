import { describe, expect, it } from "vitest";

import { breakables, faultNow } from "./breakables";
import { parseFaultCommand } from "./fault-command";
import { faultKinds } from "./fault";

const all = breakables().flatMap(({ kind, targets }) => targets.map((target) => ({ kind, target })));
const nowMs = 1_000;

describe("what can be broken", () => {
  it("is of every kind", () => {
    expect(breakables().map(({ kind }) => kind)).toEqual(Object.keys(faultKinds));
    expect(breakables().every(({ targets }) => targets.length > 0)).toBe(true);
  });

  it.each(all)("$kind strikes $target, as it would where it is typed", ({ kind, target }) => {
    const typed = parseFaultCommand(`${target}:${kind}@+0s`);
    const { afterMs: _, lastsMs: __, ...wanted } = typed.ok ? typed.value : { afterMs: 0, lastsMs: 0 };
    expect(faultNow({ kind, target, strength: 1, nowMs })).toEqual({
      ...wanted,
      startMs: nowMs,
      endMs: Infinity,
    });
  });

  it.each([
    ["nothing", "orders"],
    ["cpu", "redis"],
    ["cpu", "nobody"],
    ["cpu", "orders-to-payments"],
    ["network-delay", "orders"],
    ["network-delay", "orders-to-nobody"],
    ["third-party-outage", "orders"],
  ])("%s does not strike %s", (kind, target) => {
    expect(faultNow({ kind, target, strength: 1, nowMs })).toBeNull();
  });
});
