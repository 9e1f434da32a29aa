import { can } from "@/lib/policy/can";
import { buildReport } from "@/lib/reports/build-report";
import type { Onlooker } from "@/lib/wire/incident-list-port";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { Report, ReportQuestion } from "@/lib/wire/report";
import { readQuestion } from "@/lib/wire/report-query";

import { onlookerOf, type ReportContext } from "./report-context";

/** The report that an address asks for, over the incidents that the actor may see. */
export async function readReport(ctx: ReportContext, params: URLSearchParams): Promise<Outcome<Report>> {
  if (!can(ctx.actor, "read incidents"))
    return failure("forbidden", "This needs the right to read incidents.");
  const question = readQuestion(params, ctx.now().getTime());
  if (!question.ok) return question;
  return success(await makeReport(ctx, question.value, onlookerOf(ctx.actor)));
}

/** A report as an onlooker may see it; whoever calls has made sure that they may see reports. */
export async function makeReport(
  { reports, now }: Omit<ReportContext, "actor">,
  question: ReportQuestion,
  onlooker: Onlooker,
): Promise<Report> {
  return buildReport(await reports.subjects(onlooker), question, now().getTime());
}
