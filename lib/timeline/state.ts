import { type AlertBook, noAlerts } from "./alert-book";
import type { EventActor, KnownEvent } from "./event";
import type { EventType, Payloads } from "./payloads";
import type {
  ChangeKind,
  Comparison,
  FollowUpKind,
  Grade,
  HypothesisKind,
  HypothesisState,
  JobState,
  Kind,
  MachineState,
  Milestone,
  PostmortemState,
  Severity,
  Stance,
  Status,
  TaskState,
  Trigger,
} from "./vocabulary";

export type PersonRef = { id: string; name: string };

export type MilestoneMark = {
  at: string;
  /** The event that it follows from. */
  seq: number;
  /** A person's word outranks a derived mark. */
  origin: "derived" | "set";
};

export type Task = {
  id: string;
  title: string;
  owner: PersonRef | null;
  state: TaskState;
  followUp: boolean;
  followUpKind: FollowUpKind | null;
  /** A day of the calendar, ISO 8601. */
  dueOn: string | null;
  seq: number;
  addedAt: string;
};

export type Evidence = {
  id: string;
  stance: Stance;
  statement: string;
  weight: number | null;
  test: string | null;
  blindSpot: string;
  /** The last time that the same was asked again. */
  compared: EvidenceComparison | null;
  sourceSeq: number | null;
  frozen: NonNullable<Payloads["evidence_added"]["frozen"]> | null;
  /** What found it; null where a person did. */
  investigationId: string | null;
  by: EventActor;
  seq: number;
  at: string;
};

export type EvidenceComparison = {
  comparison: Comparison;
  summary: string;
  frozen: Payloads["evidence_compared"]["frozen"] | null;
  by: EventActor;
  seq: number;
  at: string;
};

/** How likely the code held a hypothesis from then on, and what it said of it. */
export type ProbabilityMark = { at: string; seq: number; probability: number; state: MachineState };

export type Hypothesis = {
  id: string;
  parentId: string | null;
  kind: HypothesisKind;
  claim: string;
  component: string | null;
  mechanism: string;
  predictions: readonly string[];
  exclusions: readonly string[];
  changeId: string | null;
  /** When it says that the trouble began. */
  since: string | null;
  /** Set by code from the evidence; stays visible beside an overruling. */
  machineState: MachineState;
  machineReason: string;
  overruled: { state: HypothesisState; reason: string; by: EventActor; seq: number; at: string } | null;
  probability: number | null;
  history: readonly ProbabilityMark[];
  nextTest: string;
  /** What could not be looked at, and why. */
  gaps: readonly string[];
  owner: PersonRef | null;
  grade: { grade: Grade; reason: string; by: EventActor; seq: number; at: string } | null;
  evidence: readonly Evidence[];
  proposedBy: EventActor | null;
  /** Always on the board, in every incident. */
  standing: boolean;
  seq: number;
  at: string;
};

export type LinkedChange = Omit<Payloads["change_linked"], "kind"> & { kind: ChangeKind; seq: number };
export type Decision = Payloads["decision_made"] & { by: EventActor; seq: number; at: string };

export type PostedUpdate = {
  seq: number;
  at: string;
  by: EventActor;
  nextUpdateAt: string | null;
};

/** One of the jobs that an investigation is made of. */
export type InvestigationJob = {
  id: string;
  title: string;
  state: JobState;
  found: string;
  /** When it was last heard of. */
  at: string;
  seq: number;
};

export type Investigation = {
  id: string;
  question: string;
  trigger: Trigger;
  /** What is looked at; null in logs from before that was written down. */
  window: { from: string; to: string; alarmAt: string } | null;
  service: string | null;
  state: "running" | "finished" | "failed" | "cancelled";
  jobs: readonly InvestigationJob[];
  chain: Payloads["investigation_finished"]["chain"] & {};
  gaps: readonly string[];
  nothingWrong: number | null;
  step: string;
  done: number;
  total: number;
  /** On how many results its verdicts rest. */
  judged: number;
  outcome: string;
  startedAt: string;
  seq: number;
};

/** The document itself is kept beside the log: people type in it faster than is worth an event. */
export type Postmortem = {
  state: PostmortemState;
  draftedAt: string;
  draftedBy: EventActor;
  /** The last event that the draft was made from. */
  throughSeq: number;
  /** Of the last publication. */
  publishedAt: string | null;
  version: NonNullable<Payloads["postmortem_state_set"]["version"]> | null;
  seq: number;
};

export type Correction = {
  seq: number;
  by: EventActor;
  at: string;
  markdown: string | null;
  occurredAt: string | null;
  reason: string;
};

export type Redaction = { seq: number; by: EventActor; at: string; reason: string };

/** Everything that is true of an incident now: the fold of its log. Plain JSON; never mutated. */
export type RoomState = {
  incidentId: string;
  lastSeq: number;
  lastRecordedAt: string;
  number: number;
  declaredAt: string;
  declaredBy: EventActor | null;
  title: string;
  summary: string;
  severity: Severity;
  /** What code would set it to, until a person has set it. */
  proposedSeverity: { severity: Severity; reason: string; seq: number } | null;
  status: Status;
  kind: Kind;
  /** Where it was kept before it was imported. */
  external: { source: string; id: string } | null;
  /** Services that it touched, as people said; empty where nobody has. */
  services: readonly string[];
  restricted: boolean;
  access: readonly PersonRef[];
  milestones: Readonly<Partial<Record<Milestone, MilestoneMark>>>;
  /** Role name -> who holds it. */
  roles: Readonly<Record<string, PersonRef>>;
  responders: Readonly<Record<string, PersonRef & { joinedAt: string }>>;
  tasks: Readonly<Record<string, Task>>;
  hypotheses: Readonly<Record<string, Hypothesis>>;
  alerts: AlertBook;
  changes: Readonly<Record<string, LinkedChange>>;
  decisions: Readonly<Record<string, Decision>>;
  investigations: Readonly<Record<string, Investigation>>;
  postmortem: Postmortem | null;
  updates: { responders: PostedUpdate | null; stakeholders: PostedUpdate | null };
  /** Seqs of pinned events, in the order of pinning. */
  pins: readonly number[];
  /** Target seq -> its corrections, oldest first. */
  corrections: Readonly<Record<number, readonly Correction[]>>;
  /** Target seq -> its redaction. */
  redactions: Readonly<Record<number, Redaction>>;
  mergedInto: { id: string; number: number } | null;
  absorbed: readonly { id: string; number: number }[];
};

/** What one type of event does to the state; the envelope's bookkeeping is the fold's own. */
export type Step<T extends EventType> = (state: RoomState, event: KnownEvent<T>) => RoomState;

export function emptyState(incidentId: string): RoomState {
  return {
    incidentId,
    lastSeq: 0,
    lastRecordedAt: "",
    number: 0,
    declaredAt: "",
    declaredBy: null,
    title: "",
    summary: "",
    severity: "undetermined",
    proposedSeverity: null,
    status: "triage",
    kind: "real",
    external: null,
    services: [],
    restricted: false,
    access: [],
    milestones: {},
    roles: {},
    responders: {},
    tasks: {},
    hypotheses: {},
    alerts: noAlerts,
    changes: {},
    decisions: {},
    investigations: {},
    postmortem: null,
    updates: { responders: null, stakeholders: null },
    pins: [],
    corrections: {},
    redactions: {},
    mergedInto: null,
    absorbed: [],
  };
}

/** The state that counts: a person's overruling before the code's own verdict. */
export function effectiveState(hypothesis: Hypothesis): HypothesisState {
  return hypothesis.overruled?.state ?? hypothesis.machineState;
}

/**
 * What counts now: what people added, and what the last investigation that tested it has found. Each finds all that it
 * has anew: what an earlier one found would be counted twice.
 */
export function presentEvidence({ evidence }: Pick<Hypothesis, "evidence">): readonly Evidence[] {
  const last = evidence.findLast(({ investigationId }) => investigationId !== null)?.investigationId;
  return evidence.filter(({ investigationId }) => investigationId === null || investigationId === last);
}

/** Reads a record by a key that somebody else chose: "constructor" is a name like any other. */
export function lookup<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
