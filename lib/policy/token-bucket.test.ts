import * as fc from "fast-check";
import { expect, it } from "vitest";

import { type Bucket, take } from "./token-bucket";

const allowance = { burst: 5, perSecond: 2 };

it("lets a burst through, then one per refill", () => {
  let bucket: Bucket | undefined;
  const at = (ms: number) => {
    const taken = take(bucket, ms, allowance);
    bucket = taken.bucket;
    return taken;
  };
  expect(Array.from({ length: 6 }, () => at(0).allowed)).toEqual([true, true, true, true, true, false]);
  expect(at(0)).toMatchObject({ allowed: false, retryAfterSeconds: 0.5 });
  expect(at(499).allowed).toBe(false);
  expect(at(500).allowed).toBe(true);
  expect(at(500).allowed).toBe(false);
});

it("never lets more through than burst and pace allow, and always what it promised", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 200 }), (gaps) => {
      let bucket: Bucket | undefined;
      let now = 0;
      let allowed = 0;
      for (const gap of gaps) {
        now += gap;
        const taken = take(bucket, now, allowance);
        ({ bucket } = taken);
        const waitMs = taken.allowed ? 0 : taken.retryAfterSeconds * 1_000 + 1;
        expect(taken.allowed || take(bucket, now + waitMs, allowance).allowed).toBe(true);
        allowed += taken.allowed ? 1 : 0;
      }
      expect(allowed).toBeLessThanOrEqual(allowance.burst + (now / 1_000) * allowance.perSecond);
    }),
  );
});

it("does not mind a clock that goes back", () => {
  expect(take({ left: 0, atMs: 10_000 }, 5_000, allowance).allowed).toBe(false);
});
