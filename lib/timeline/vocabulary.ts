/** The closed word lists of an incident, in the order in which people read them. */

export const severities = ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5", "undetermined"] as const;
export type Severity = (typeof severities)[number];

export const statuses = [
  "triage",
  "investigating",
  "fixing",
  "monitoring",
  "resolved",
  "reviewing",
  "closed",
  "declined",
  "merged",
] as const;
export type Status = (typeof statuses)[number];

/** Statuses in which nobody needs to act any more. */
const endedStatuses = ["resolved", "reviewing", "closed", "declined", "merged"] as const;

export function isActive(status: Status): boolean {
  return !endedStatuses.some((ended) => ended === status);
}

/** Only real and backfilled incidents count in reports. A sample is made of telemetry that is not one's own. */
export const kinds = ["real", "drill", "test", "backfilled", "sample"] as const;
export type Kind = (typeof kinds)[number];

/** What a person may declare: a sample begins by itself, with its telemetry. */
export const declarableKinds = ["real", "drill", "test", "backfilled"] as const satisfies readonly Kind[];
export type DeclarableKind = (typeof declarableKinds)[number];

export const milestones = [
  "impact_started",
  "detected",
  "acknowledged",
  "identified",
  "mitigated",
  "resolved",
  "review_completed",
] as const;
export type Milestone = (typeof milestones)[number];

export const taskStates = ["open", "doing", "done", "dropped"] as const;
export type TaskState = (typeof taskStates)[number];

/** What a follow-up is for, as postmortems sort them. */
export const followUpKinds = ["prevent", "mitigate", "detect", "process"] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** Where a postmortem stands; none before its draft. */
export const postmortemStates = ["draft", "in_review", "published"] as const;
export type PostmortemState = (typeof postmortemStates)[number];

export const changeKinds = [
  "deploy",
  "canary",
  "commit",
  "configuration",
  "flag",
  "infrastructure",
  "schema",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const hypothesisKinds = [
  "change",
  "resource",
  "dependency",
  "code_path",
  "traffic",
  "node",
  "edge",
  "configuration",
  "third_party",
  "monitoring",
  "no_change",
  "other",
] as const;
export type HypothesisKind = (typeof hypothesisKinds)[number];

export const hypothesisStates = [
  "proposed",
  "investigating",
  "supported",
  "inconclusive",
  "refuted",
  "confirmed",
] as const;
export type HypothesisState = (typeof hypothesisStates)[number];

/** What code may conclude: confirmation is a person's word. */
export type MachineState = Exclude<HypothesisState, "confirmed">;

/** How right a hypothesis of the code turned out to be, as a person says at the end. */
export const grades = ["right", "one_step_short", "right_area", "wrong"] as const;
export type Grade = (typeof grades)[number];

/** What set off an investigation. */
export const triggers = ["alert", "person", "evidence"] as const;
export type Trigger = (typeof triggers)[number];

/** A unit of an investigation's work. */
export const jobStates = ["waiting", "running", "done", "failed"] as const;
export type JobState = (typeof jobStates)[number];

/** What became of evidence when it was looked up again. */
export const comparisons = ["same", "changed", "gone"] as const;
export type Comparison = (typeof comparisons)[number];

export const stances = ["for", "against", "neutral"] as const;
export type Stance = (typeof stances)[number];

/** Roles that every organisation has; others are named freely. */
export const standardRoles = [
  "commander",
  "deputy",
  "scribe",
  "communications_lead",
  "subject_expert",
] as const;
