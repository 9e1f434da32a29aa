import { z } from "zod";

import { can } from "@/lib/policy/can";
import { membersBehind, memberRow } from "@/lib/reports/drill";
import type { ReportMember } from "@/lib/reports/member";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import { MEMBERS_PER_PAGE, type ReportMembersPage } from "@/lib/wire/report";
import { parseDrill } from "@/lib/wire/report-address";
import { readQuestion } from "@/lib/wire/report-query";

import { onlookerOf, type ReportContext } from "./report-context";

/** Where a page ends: the moment and number of its last member. */
const paging = z.object({
  after: z
    .string()
    .regex(/^-?\d{1,16}\.\d{1,10}$/, "is not a place in this list")
    .optional(),
});

/** A page of the incidents behind a number of a report, oldest first. */
export async function listReportMembers(
  { actor, now, reports }: ReportContext,
  params: URLSearchParams,
): Promise<Outcome<ReportMembersPage>> {
  if (!can(actor, "read incidents")) return failure("forbidden", "This needs the right to read incidents.");
  const nowMs = now().getTime();
  const question = readQuestion(params, nowMs);
  if (!question.ok) return question;
  const place = parseInput(paging, { after: params.get("after") ?? undefined });
  if (!place.ok) return place;

  const subjects = await reports.subjects(onlookerOf(actor));
  const behind = membersBehind(subjects, question.value, parseDrill(params), nowMs);
  const { after } = place.value;
  const rest = after === undefined ? behind : behind.filter((member) => follows(member, after));
  const page = rest.slice(0, MEMBERS_PER_PAGE);
  const titles = await reports.titles(page.map(({ incidentId }) => incidentId));
  const last = page.at(-1);
  return success({
    count: behind.length,
    members: page.map((member) => memberRow(member, titles.get(member.incidentId) ?? "", nowMs)),
    next: last && rest.length > page.length ? `${last.atMs}.${last.number}` : null,
  });
}

function follows({ atMs, number }: ReportMember, after: string): boolean {
  const [ms, last] = after.split(".").map(Number);
  return ms !== undefined && last !== undefined && (atMs > ms || (atMs === ms && number > last));
}
