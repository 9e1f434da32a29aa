import { z } from "zod";

const NAME_LIMIT = 100;
const name = z.string().min(1).max(NAME_LIMIT);
/** Visits to the simulated shop. */
const perSecond = z.number().min(1).max(20);

export const startSampleRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("case"), name }),
  z.object({ kind: z.literal("shop"), perSecond: perSecond.default(4) }),
]);

export const shopRateRequest = z.object({ perSecond });

export const breakShopRequest = z.object({
  kind: name,
  /** A service, something it leans on, or a call as in "checkout-to-payments". */
  target: name,
  strength: z.number().gt(0).max(1).default(1),
});
export type BreakShopRequest = z.output<typeof breakShopRequest>;
