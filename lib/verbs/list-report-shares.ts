import { presentShare } from "@/lib/wire/present-share";
import { type Outcome, success } from "@/lib/wire/problem";
import type { ReportShareList } from "@/lib/wire/report-shares";

import { refuseWithout } from "./refuse-without";
import type { ShareContext } from "./share-report";

/** The links to reports that are good now, whoever made them. */
export async function listReportShares(ctx: ShareContext): Promise<Outcome<ReportShareList>> {
  const refusal = refuseWithout(ctx.actor, "share reports");
  if (refusal) return refusal;
  const stored = await ctx.reportShares.list(ctx.now());
  const names = await ctx.people.names([...new Set(stored.map(({ createdBy }) => createdBy))]);
  return success({
    shares: stored.flatMap((share) => presentShare(share, names.get(share.createdBy)) ?? []),
  });
}
