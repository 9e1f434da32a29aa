import type { FrozenResult } from "./frozen";
import type {
  FollowUpKind,
  Grade,
  HypothesisKind,
  Kind,
  Milestone,
  PostmortemState,
  Severity,
  Status,
  TaskState,
  ChangeKind,
  HypothesisState,
} from "./vocabulary";

/** The closed words as people read them, in the middle of a sentence. */
export const severityWords: Readonly<Record<Severity, string>> = {
  SEV1: "SEV1",
  SEV2: "SEV2",
  SEV3: "SEV3",
  SEV4: "SEV4",
  SEV5: "SEV5",
  undetermined: "undetermined",
};

export const statusWords: Readonly<Record<Status, string>> = {
  triage: "triage",
  investigating: "investigating",
  fixing: "fixing",
  monitoring: "monitoring",
  resolved: "resolved",
  reviewing: "reviewing",
  closed: "closed",
  declined: "declined",
  merged: "merged",
};

export const kindWords: Readonly<Record<Kind, string>> = {
  real: "incident",
  drill: "drill",
  test: "test",
  backfilled: "backfilled incident",
  sample: "sample",
};

export const milestoneWords: Readonly<Record<Milestone, string>> = {
  impact_started: "impact started",
  detected: "detected",
  acknowledged: "acknowledged",
  identified: "identified",
  mitigated: "mitigated",
  resolved: "resolved",
  review_completed: "review completed",
};

export const taskStateWords: Readonly<Record<TaskState, string>> = {
  open: "open",
  doing: "in progress",
  done: "done",
  dropped: "dropped",
};

export const followUpKindWords: Readonly<Record<FollowUpKind, string>> = {
  prevent: "prevent",
  mitigate: "mitigate",
  detect: "detect",
  process: "process",
};

export const postmortemStateWords: Readonly<Record<PostmortemState, string>> = {
  draft: "draft",
  in_review: "in review",
  published: "published",
};

/** What was frozen. */
export const frozenWords: Readonly<Record<FrozenResult["kind"], string>> = {
  lines: "the chart",
  pattern: "the log pattern",
  trace: "the trace",
  figures: "the figures",
};

export const changeKindWords: Readonly<Record<ChangeKind, string>> = {
  deploy: "deploy",
  canary: "canary release",
  commit: "commit",
  configuration: "configuration change",
  flag: "flag change",
  infrastructure: "infrastructure change",
  schema: "schema change",
};

export const hypothesisKindWords: Readonly<Record<HypothesisKind, string>> = {
  change: "change",
  resource: "resource",
  dependency: "dependency",
  code_path: "code path",
  traffic: "traffic",
  node: "node",
  edge: "network edge",
  configuration: "configuration",
  third_party: "third party",
  monitoring: "monitoring",
  no_change: "no change",
  other: "other",
};

export const hypothesisStateWords: Readonly<Record<HypothesisState, string>> = {
  proposed: "proposed",
  investigating: "investigating",
  supported: "supported",
  inconclusive: "inconclusive",
  refuted: "refuted",
  confirmed: "confirmed",
};

/** How right a hypothesis turned out to be. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  right: "right",
  one_step_short: "one step short",
  right_area: "right area",
  wrong: "wrong",
};

/** A role as people read it: `communications_lead` -> "communications lead"; other names stay as they were given. */
export function roleWords(role: string): string {
  return role.replaceAll("_", " ");
}

/** With a capital, for the start of a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
