import type { ReportMemberRow, ReportQuestion } from "@/lib/wire/report";
import type { MemberDrill } from "@/lib/wire/report-address";

import type { ReportSubjects } from "./build-report";
import { followUpCounts, measureOf } from "./definitions";
import { measuredMilestones } from "./marks";
import type { ReportMember } from "./member";
import { bucketsOf, dayOf, momentsOf } from "./period";
import { inPeriod, leftOutBecause, passes } from "./selection";

/** The incidents behind a number of a report, oldest first. */
export function membersBehind(
  { members, sees }: Pick<ReportSubjects, "members" | "sees">,
  question: ReportQuestion,
  drill: MemberDrill,
  nowMs: number,
): ReportMember[] {
  const period = narrowed(question, drill.bucket);
  const { fromMs, beforeMs } = momentsOf(period);
  const behind = [];
  for (const member of members) {
    if (member.atMs < fromMs || member.atMs >= beforeMs) continue;
    const reason = leftOutBecause(member, question.population, sees);
    if (
      reason === (drill.leftOut ?? null) &&
      passes(member, question.filter) &&
      fits(member, drill, dayOf(nowMs))
    )
      behind.push(member);
  }
  return behind.sort(oldestFirst);
}

/** Whether a member is in a report's numbers. */
export function counts(
  member: ReportMember,
  { sees }: Pick<ReportSubjects, "sees">,
  question: ReportQuestion,
): boolean {
  return (
    inPeriod(member, question.period) &&
    leftOutBecause(member, question.population, sees) === null &&
    passes(member, question.filter)
  );
}

/** The order of members: by when they were, then by number. */
function oldestFirst(one: ReportMember, other: ReportMember): number {
  return one.atMs - other.atMs || one.number - other.number;
}

function narrowed({ period }: ReportQuestion, bucket: string | undefined) {
  if (bucket === undefined) return period;
  return bucketsOf(period).buckets.find(({ from }) => from === bucket) ?? period;
}

function fits(member: ReportMember, drill: MemberDrill, today: string): boolean {
  const { severity, cause, measure, state, followUp, grade } = drill;
  return (
    (severity === undefined || member.severity === severity) &&
    (cause === undefined || member.cause === cause) &&
    (measure === undefined || state === undefined || measureOf(member, measure).state === state) &&
    (followUp === undefined || followUpCounts(member, today)[followUp] > 0) &&
    (grade === undefined || member.firstGrade === grade)
  );
}

/** A member as it is shown. */
export function memberRow(member: ReportMember, title: string, nowMs: number): ReportMemberRow {
  const { incidentId: id, number, kind, status, severity, services, cause, marks } = member;
  return {
    id,
    number,
    title,
    kind,
    status,
    severity,
    services,
    cause,
    at: new Date(member.atMs).toISOString(),
    milestones: Object.fromEntries(
      measuredMilestones.flatMap((milestone) => {
        const at = marks[milestone];
        return at === null ? [] : [[milestone, new Date(at).toISOString()]];
      }),
    ),
    measures: {
      detect: measureOf(member, "detect"),
      acknowledge: measureOf(member, "acknowledge"),
      mitigate: measureOf(member, "mitigate"),
      resolve: measureOf(member, "resolve"),
    },
    firstGrade: member.firstGrade,
    firstProbability: member.firstProbability,
    followUps: followUpCounts(member, dayOf(nowMs)),
  };
}
