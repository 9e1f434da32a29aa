/** What kind of thing is to blame. */
export type CauseKind =
  | "change"
  | "cpu"
  | "memory"
  | "disk"
  | "network"
  | "pool"
  | "dependency"
  | "code"
  | "traffic"
  | "node"
  | "edge"
  | "configuration"
  | "third_party"
  | "monitoring"
  | "nothing_wrong"
  | "none_of_these";

/** A sum of tests, for and against, in log-odds. */
export type JudgedHypothesis = {
  /** Of its kind and component: the same in every run over the same data. */
  id: string;
  kind: CauseKind;
  /** A service, node, edge ("caller>callee") or third party; null for what has none. */
  component: string | null;
  /** A service that is at fault at the same time, each of what the other does not explain; null for one cause. */
  alongside: string | null;
  /** A change's id, where a change is blamed. */
  change: string | null;
  claim: string;
  /** Log-odds before the tests. */
  prior: number;
  evidence: readonly Evidence[];
  /** Over all hypotheses, these sum to 1. */
  probability: number;
  verdict: "supported" | "refuted" | "inconclusive";
  /** What would tell it apart from its rivals. */
  nextTest: string;
};

/** What one test found. */
export type Evidence = {
  test: string;
  /** Signed log-odds: how much it speaks for (positive) or against. */
  weight: number;
  /** One sentence. */
  reason: string;
  /** Enough to draw it, and to look again. */
  sources: readonly EvidenceSource[];
  /** What the test could not look at; "" where it saw all. */
  blindSpot: string;
};

export type EvidenceSource =
  | { type: "series"; id: string }
  | { type: "service"; service: string; signal: "rate" | "errors" | "duration" | "own" }
  | { type: "operation"; service: string; operation: string }
  | { type: "edge"; caller: string; callee: string }
  | { type: "pattern"; id: string; service: string }
  | { type: "trace"; traceId: string; spanId: string | null }
  | { type: "change"; id: string; line: string | null };

export type Onset = { atUs: number; earliestUs: number; latestUs: number };

/** What an analysis concludes. */
export type Judgement = {
  /** Most probable first. */
  hypotheses: readonly JudgedHypothesis[];
  /** Every service known, most probable first, with the kind of cause that speaks most for it. */
  services: readonly { service: string; probability: number; kind: CauseKind }[];
  /** Every change given, most probable first, with what its author calls it; that is not there where it was kept without. */
  changes: readonly { change: string; probability: number; title?: string }[];
  /** That no change is to blame. */
  noChange: number;
  /** That there is no incident. */
  nothingWrong: number;
  /** Null where nothing left its normal. */
  onset: Onset | null;
  /** From the cause to the symptom, in time. */
  chain: readonly { component: string; atUs: number; what: string }[];
  /** What to check or do next. */
  next: readonly string[];
};
