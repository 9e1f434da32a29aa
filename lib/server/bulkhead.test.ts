import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createBulkhead } from "./bulkhead";

describe("a bulkhead", () => {
  it("keeps nobody waiting for what somebody else brings", () => {
    const bulkhead = createBulkhead(2);
    const entered: string[] = [];
    for (const name of ["a1", "a2", "a3"]) bulkhead.admit("a", () => entered.push(name));
    bulkhead.admit("b", () => entered.push("b1"));
    expect(entered).toEqual(["a1", "a2", "b1"]);
  });

  it("takes a place back once, however often it is given back", () => {
    const bulkhead = createBulkhead(1);
    const entered: string[] = [];
    const inside: (() => void)[] = [];
    bulkhead.admit("a", (leave) => inside.push(leave));
    for (const name of ["second", "third"]) bulkhead.admit("a", () => entered.push(name));
    const [leave] = inside;
    leave?.();
    leave?.();
    expect(entered).toEqual(["second"]);
  });

  it("lets in thousands, of whom all leave at once", () => {
    const bulkhead = createBulkhead(1);
    const inside: (() => void)[] = [];
    bulkhead.admit("a", (leave) => inside.push(leave));
    let entered = 0;
    for (let at = 0; at < 50_000; at++)
      bulkhead.admit("a", (leave) => {
        entered += 1;
        leave();
      });
    inside[0]?.();
    expect(entered).toBe(50_000);
  });

  it("lets everything in, each party's in its order and never more than there are places", () => {
    const brought = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(brought, fc.integer({ min: 1, max: 4 }), (all, places) => {
        const bulkhead = createBulkhead(places);
        const inside = new Map<string, (() => void)[]>();
        const entered: { party: string; number: number }[] = [];
        for (const [number, [party, leaves]] of all.entries()) {
          bulkhead.admit(party, (leave) => {
            entered.push({ party, number });
            inside.set(party, [...(inside.get(party) ?? []), leave]);
            expect(inside.get(party)?.length).toBeLessThanOrEqual(places);
          });
          if (leaves) inside.get(party)?.shift()?.();
        }
        while ([...inside.values()].some((leaving) => leaving.length > 0))
          for (const leaving of inside.values()) leaving.shift()?.();
        for (const party of ["a", "b", "c"])
          expect(entered.filter((one) => one.party === party).map(({ number }) => number)).toEqual(
            [...all.entries()].filter(([, [name]]) => name === party).map(([number]) => number),
          );
      }),
    );
  });
});
