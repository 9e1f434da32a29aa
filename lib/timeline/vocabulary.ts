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

/** Only real and backfilled incidents count in reports. */
export const kinds = ["real", "drill", "test", "backfilled"] as const;
export type Kind = (typeof kinds)[number];

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

export const changeKinds = ["deploy", "configuration", "flag", "infrastructure", "schema"] as const;
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
