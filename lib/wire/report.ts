import type { FollowUpState, FirstGrade, LeftOutReason, Measure, Population } from "@/lib/reports/vocabulary";
import type { CauseKind, MeasureState } from "@/lib/reports/vocabulary";
import type { Kind, Milestone, Severity, Status } from "@/lib/timeline/vocabulary";

/** What crosses HTTP of a report. Moments are ISO 8601 in UTC, days YYYY-MM-DD in UTC, lengths seconds. */

/** Both days belong to it. */
export type ReportPeriod = { from: string; to: string };

/** What a report is narrowed to; an empty list narrows nothing. */
export type ReportFilter = {
  services: readonly string[];
  severities: readonly Severity[];
  causes: readonly CauseKind[];
};

/** What a report is asked for: everything in its address. */
export type ReportQuestion = { period: ReportPeriod; filter: ReportFilter; population: Population };

export type Report = ReportQuestion & {
  /** When it was made. */
  at: string;
  /** The period of the same length that ends where this one begins. */
  before: ReportPeriod;
  incidents: number;
  incidentsBefore: number;
  bucketLength: "week" | "month";
  /** In order, without gaps; the first and last are cut to the period. */
  buckets: readonly ReportBucket[];
  bySeverity: Readonly<Record<Severity, number>>;
  byCause: Readonly<Record<CauseKind, number>>;
  /** In the order of `measures`. */
  measures: readonly MeasureReport[];
  followUps: Readonly<Record<FollowUpState, number>>;
  firstHypothesis: FirstHypothesisReport;
  /** Only reasons with incidents. None of them is in any number above. */
  leftOut: readonly { reason: LeftOutReason; count: number }[];
  /** Services of the period's incidents before any filter, most incidents first; at most `MOST_SERVICES`. */
  services: readonly { service: string; incidents: number }[];
};

/** Most services that a report offers to narrow it to. */
export const MOST_SERVICES = 200;
/** Most points that one distribution shows: beyond, evenly by rank, with the extremes. */
export const MOST_POINTS = 2_000;

export type ReportBucket = {
  /** Its first day and its last, inside the period. */
  from: string;
  to: string;
  /** The period cuts it: it is shorter than the others. */
  cut: boolean;
  incidents: number;
  bySeverity: Readonly<Record<Severity, number>>;
  byCause: Readonly<Record<CauseKind, number>>;
};

/** One incident in a distribution. */
export type MeasurePoint = { id: string; number: number; severity: Severity; at: string; seconds: number };

/** A quantile with the interval that covers its true value with 95 %, or why there is none. */
export type Estimate =
  | { known: true; n: number; seconds: number; low: number; high: number }
  | { known: false; n: number; minimum: number; why: string };

/** How the median moved: this period's less the one before. */
export type MedianChange =
  | {
      verdict: "longer" | "shorter" | "no_detectable_change";
      seconds: number;
      low: number;
      high: number;
      n: number;
      nBefore: number;
    }
  | { verdict: "refused"; n: number; nBefore: number; minimum: number; why: string };

export type MeasureReport = {
  measure: Measure;
  /** Incidents with a length, out of the report's incidents. */
  n: number;
  states: Readonly<Record<MeasureState, number>>;
  /** By milestone that is not there; an incident that lacks both counts under the first of the two. */
  missing: readonly { milestone: Milestone; count: number }[];
  /** Shortest first. */
  points: readonly MeasurePoint[];
  /** Points are only `points.length` of `n`, thinned by rank. */
  thinned: boolean;
  median: Estimate;
  p90: Estimate;
  before: { n: number; median: Estimate; p90: Estimate };
  change: MedianChange;
};

/** A share of a count, with its Wilson interval of 95 %; null share where there is nothing to divide by. */
export type Share = { count: number; of: number; share: number | null; low: number; high: number };

export type FirstHypothesisReport = {
  /** Incidents that are over, in which it is known what it was. */
  ended: number;
  counts: Readonly<Record<FirstGrade, number>>;
  /** Of those that a person graded, the best grade first. */
  grades: readonly (Share & { grade: "right" | "one_step_short" | "right_area" | "wrong" })[];
  reliability: Reliability;
};

/** Whether what the code called likely was right as often: bins of its probability. */
export type Reliability =
  | {
      known: true;
      n: number;
      /** Mean of (probability − right)²: 0 is perfect, 0.25 is what always saying one half gets. */
      brier: number;
      /** Without empty ones. */
      bins: readonly (Share & { from: number; to: number; meanProbability: number })[];
    }
  | { known: false; n: number; minimum: number; why: string };

/** One measure of one incident. */
export type MeasureValue =
  | { state: "recorded"; seconds: number }
  | { state: "pending" | "missing"; milestone: Milestone }
  | { state: "invalid" };

/** An incident behind a number. */
export type ReportMemberRow = {
  id: string;
  number: number;
  title: string;
  kind: Kind;
  status: Status;
  severity: Severity;
  services: readonly string[];
  cause: CauseKind;
  /** What puts it into the period: start of impact, else detection, else declaration. */
  at: string;
  milestones: Readonly<Partial<Record<Milestone, string>>>;
  measures: Readonly<Record<Measure, MeasureValue>>;
  firstGrade: FirstGrade | null;
  firstProbability: number | null;
  followUps: Readonly<Record<FollowUpState, number>>;
};

/** Incidents behind a number, oldest first. `next` asks for what follows. */
export type ReportMembersPage = { count: number; members: readonly ReportMemberRow[]; next: string | null };

/** Most members in one page. */
export const MEMBERS_PER_PAGE = 50;

/** Tables of a report that can be had as CSV and JSON: `/api/reports/table?table=…&format=csv|json`. */
export const reportTables = [
  "incidents",
  "severities",
  "causes",
  "measures",
  "points",
  "follow_ups",
  "first_hypothesis",
  "reliability",
  "left_out",
] as const;
export type ReportTable = (typeof reportTables)[number];
