import type { Milestone } from "@/lib/timeline/vocabulary";

/** The milestones that measures go by. */
export const measuredMilestones = [
  "impact_started",
  "detected",
  "acknowledged",
  "mitigated",
  "resolved",
] as const satisfies readonly Milestone[];
export type MeasuredMilestone = (typeof measuredMilestones)[number];

/** When they were, in ms since 1970; null where that is not known. */
export type Marks = Readonly<Record<MeasuredMilestone, number | null>>;
