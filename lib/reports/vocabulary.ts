import { hypothesisKinds } from "@/lib/timeline/vocabulary";

/** The closed word lists of a report, in the order in which people read them. */

export const measures = ["detect", "acknowledge", "mitigate", "resolve"] as const;
export type Measure = (typeof measures)[number];

/** What became of one measure of one incident. */
export const measureStates = ["recorded", "pending", "missing", "invalid"] as const;
export type MeasureState = (typeof measureStates)[number];

/** The kind of the hypothesis that a person confirmed last; unknown where nobody has confirmed one. */
export const causeKinds = [...hypothesisKinds, "unknown"] as const;
export type CauseKind = (typeof causeKinds)[number];

/** Whose incidents: one's own, or a history that a command generated. Never both. */
export const populations = ["own", "generated"] as const;
export type Population = (typeof populations)[number];

/** Where generated incidents say that they come from. */
export const GENERATED_SOURCE = "generated history";

/** Why an incident of the period does not count. */
export const leftOutReasons = [
  "drill",
  "test",
  "sample",
  "declined",
  "merged",
  "restricted",
  "not_read_yet",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** How right the first hypothesis of the code was, as a person said, and why there is no such word. */
export const firstGrades = [
  "right",
  "one_step_short",
  "right_area",
  "wrong",
  "ungraded",
  "abstained",
  "not_investigated",
] as const;
export type FirstGrade = (typeof firstGrades)[number];

export const followUpStates = ["done", "open", "overdue", "dropped"] as const;
export type FollowUpState = (typeof followUpStates)[number];
