import { isActive, type Status } from "@/lib/timeline/vocabulary";
import type { MeasureValue } from "@/lib/wire/report";

import type { Marks, MeasuredMilestone } from "./marks";
import { type FollowUpState, type Measure, measures } from "./vocabulary";

type Measured = { marks: Marks; status: Status };

/** Open ones by the days on which they are due, empty for those without. */
type FollowedUp = { followUpsDone: number; followUpsDropped: number; followUpsOpen: readonly string[] };

/** From which milestone to which a measure goes. */
export const measureEnds: Readonly<Record<Measure, { from: MeasuredMilestone; to: MeasuredMilestone }>> = {
  detect: { from: "impact_started", to: "detected" },
  acknowledge: { from: "detected", to: "acknowledged" },
  mitigate: { from: "impact_started", to: "mitigated" },
  resolve: { from: "impact_started", to: "resolved" },
};

/**
 * A measure of an incident: seconds where both milestones are there and in order; pending where the incident is still
 * active and its end is to come; else which milestone is missing, the first of the two where both are.
 */
export function measureOf({ marks, status }: Measured, measure: Measure): MeasureValue {
  const { from, to } = measureEnds[measure];
  const start = marks[from];
  const end = marks[to];
  if (end === null && isActive(status)) return { state: "pending", milestone: to };
  if (start === null) return { state: "missing", milestone: from };
  if (end === null) return { state: "missing", milestone: to };
  return end < start ? { state: "invalid" } : { state: "recorded", seconds: (end - start) / 1_000 };
}

/** What stands in place of a length where there is none. */
export const noLength = { pending: -1, fromMissing: -2, toMissing: -3, invalid: -4 } as const;

/** Each measure of an incident in seconds, in their order, or one of `noLength`: what is counted a hundred thousand times. */
export function lengthsOf(member: Measured): readonly number[] {
  return measures.map((measure) => {
    const value = measureOf(member, measure);
    if (value.state === "recorded") return value.seconds;
    if (value.state === "missing")
      return value.milestone === measureEnds[measure].from ? noLength.fromMissing : noLength.toMissing;
    return noLength[value.state];
  });
}

/** How many follow-ups of an incident are in which state, on a day. Overdue ones are open, and counted there only. */
export function followUpCounts(member: FollowedUp, today: string): Record<FollowUpState, number> {
  const overdue = member.followUpsOpen.filter((due) => due !== "" && due < today).length;
  return {
    done: member.followUpsDone,
    open: member.followUpsOpen.length - overdue,
    overdue,
    dropped: member.followUpsDropped,
  };
}
