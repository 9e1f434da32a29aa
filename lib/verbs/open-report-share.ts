import { z } from "zod";

import { parseInput } from "@/lib/wire/parse";
import { sharedQuestion } from "@/lib/wire/present-share";
import { type Outcome, success } from "@/lib/wire/problem";
import type { ReportStore } from "@/lib/wire/report-port";
import type { ReportShareStore } from "@/lib/wire/report-share-port";
import type { OpenedShare } from "@/lib/wire/report-shares";

import type { DoorContext } from "./people-context";
import { makeReport } from "./read-report";

const token = z.string().min(1).max(200);

/** No person has such an id: what is restricted is seen by nobody who is not somebody. */
const stranger = { personId: "", seesAll: false };

/**
 * The report behind a link, for whoever holds it: as it is now, without restricted incidents, and without a word of
 * how many of these there are.
 */
export async function openReportShare(
  ctx: Pick<DoorContext, "now" | "secrets" | "people"> & {
    reports: ReportStore;
    reportShares: ReportShareStore;
  },
  input: unknown,
): Promise<Outcome<OpenedShare>> {
  const parsed = parseInput(token, input, "token");
  if (!parsed.ok) return parsed;
  const share = await ctx.reportShares.findByToken(ctx.secrets.digest(parsed.value));
  const question = share && sharedQuestion(share);
  if (!share || !question) return success({ state: "unknown" });
  if (share.revokedAt) return success({ state: "revoked" });
  if (share.expiresAt <= ctx.now()) return success({ state: "expired" });
  const [report, names] = await Promise.all([
    makeReport(ctx, question, stranger),
    ctx.people.names([share.createdBy]),
  ]);
  return success({
    state: "open",
    report: { ...report, leftOut: report.leftOut.filter(({ reason }) => reason !== "restricted") },
    note: share.note,
    createdBy: names.get(share.createdBy) ?? "somebody",
    expiresAt: share.expiresAt.toISOString(),
  });
}
