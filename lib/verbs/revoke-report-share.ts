import { failure, type Outcome, success } from "@/lib/wire/problem";

import { refuseWithout } from "./refuse-without";
import type { ShareContext } from "./share-report";

/** Ends a link: from now on it opens nothing. */
export async function revokeReportShare(ctx: ShareContext, id: string): Promise<Outcome<null>> {
  const refusal = refuseWithout(ctx.actor, "share reports");
  if (refusal) return refusal;
  return (await ctx.reportShares.revoke(id, ctx.now()))
    ? success(null)
    : failure("not_found", "There is no such link, or it is revoked already.");
}
