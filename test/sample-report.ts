import type { CauseKind, Measure } from "@/lib/reports/vocabulary";
import { severities, type Severity } from "@/lib/timeline/vocabulary";
import type { Estimate, MeasurePoint, MeasureReport, MedianChange, Report, Share } from "@/lib/wire/report";

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 7, 30);
const WEEKS = 13;

const day = (index: number) => new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10);

function bySeverity(counts: Partial<Record<Severity, number>>): Record<Severity, number> {
  const none: Record<Severity, number> = { SEV1: 0, SEV2: 0, SEV3: 0, SEV4: 0, SEV5: 0, undetermined: 0 };
  return { ...none, ...counts };
}

function byCause(counts: Partial<Record<CauseKind, number>>): Record<CauseKind, number> {
  const none: Record<CauseKind, number> = {
    change: 0,
    resource: 0,
    dependency: 0,
    code_path: 0,
    traffic: 0,
    node: 0,
    edge: 0,
    configuration: 0,
    third_party: 0,
    monitoring: 0,
    no_change: 0,
    other: 0,
    unknown: 0,
  };
  return { ...none, ...counts };
}

/** Lengths that lie as a log-normal's quantiles do, about. */
function points(n: number, middleSeconds: number): MeasurePoint[] {
  return Array.from({ length: n }, (_, index) => {
    const place = (index + 0.5) / n;
    const seconds = Math.round(middleSeconds * (place / (1 - place)) ** 0.7);
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      number: 400 + ((index * 37) % n),
      severity: severities[index % severities.length] ?? "SEV3",
      at: new Date(FIRST_DAY + ((index * 37) % n) * 2 * DAY_MS).toISOString(),
      seconds,
    };
  });
}

const known = (n: number, seconds: number, low: number, high: number): Estimate => ({
  known: true,
  n,
  seconds,
  low,
  high,
});
const refused = (n: number, minimum: number): Estimate => ({
  known: false,
  n,
  minimum,
  why: `${n} incidents have this length; below ${minimum} no interval covers the true value in 95 of 100 cases.`,
});

function measure(name: Measure, n: number, middle: number, change: MedianChange): MeasureReport {
  return {
    measure: name,
    n,
    states: { recorded: n, pending: 1, missing: 46 - n, invalid: 1 },
    missing: [
      { milestone: "impact_started", count: 42 - n },
      { milestone: "mitigated", count: 4 },
    ],
    points: points(n, middle),
    thinned: false,
    median: known(n, middle, middle * 0.7, middle * 1.5),
    p90: n >= 36 ? known(n, middle * 4.6, middle * 3.1, middle * 9) : refused(n, 36),
    before: { n: 31, median: known(31, middle * 1.1, middle * 0.8, middle * 1.6), p90: refused(31, 36) },
    change,
  };
}

const share = (count: number, of: number, low: number, high: number): Share => ({
  count,
  of,
  share: count / of,
  low,
  high,
});

/** A report of ninety days with something of everything: numbers that are there, that moved, and that are refused. */
export const sampleReport: Report = {
  period: { from: day(0), to: day(90) },
  filter: { services: [], severities: [], causes: [] },
  population: "own",
  at: "2026-11-29T09:30:00.000Z",
  before: { from: day(-91), to: day(-1) },
  incidents: 48,
  incidentsBefore: 41,
  bucketLength: "week",
  buckets: Array.from({ length: WEEKS }, (_, week) => ({
    from: day(week * 7 + 1),
    to: day(week * 7 + 7),
    cut: false,
    incidents: 2 + (week % 4),
    bySeverity: bySeverity({ SEV2: 1, SEV3: 1, SEV1: week % 4 === 3 ? 1 : 0, SEV4: week % 4 > 0 ? 1 : 0 }),
    byCause: byCause({ change: 1, unknown: 1, resource: week % 4 > 1 ? 1 : 0, dependency: week % 4 }),
  })),
  bySeverity: bySeverity({ SEV1: 3, SEV2: 12, SEV3: 18, SEV4: 9, SEV5: 2, undetermined: 4 }),
  byCause: byCause({ change: 17, resource: 6, dependency: 5, configuration: 4, third_party: 2, unknown: 14 }),
  measures: [
    measure("detect", 34, 240, {
      verdict: "shorter",
      seconds: -190,
      low: -420,
      high: -35,
      n: 34,
      nBefore: 31,
    }),
    measure("acknowledge", 40, 180, {
      verdict: "no_detectable_change",
      seconds: 12,
      low: -70,
      high: 95,
      n: 40,
      nBefore: 31,
    }),
    measure("mitigate", 22, 2_700, {
      verdict: "longer",
      seconds: 1_240,
      low: 310,
      high: 2_600,
      n: 22,
      nBefore: 31,
    }),
    measure("resolve", 30, 5_400, {
      verdict: "refused",
      n: 30,
      nBefore: 4,
      minimum: 15,
      why: "4 incidents of the period before have this length; below 15 no difference is told from chance.",
    }),
  ],
  followUps: { done: 31, open: 12, overdue: 5, dropped: 2 },
  firstHypothesis: {
    ended: 45,
    counts: {
      right: 21,
      one_step_short: 5,
      right_area: 4,
      wrong: 4,
      ungraded: 6,
      abstained: 2,
      not_investigated: 3,
    },
    grades: [
      { grade: "right", ...share(21, 34, 0.451, 0.762) },
      { grade: "one_step_short", ...share(5, 34, 0.064, 0.301) },
      { grade: "right_area", ...share(4, 34, 0.047, 0.266) },
      { grade: "wrong", ...share(4, 34, 0.047, 0.266) },
    ],
    reliability: {
      known: true,
      n: 34,
      brier: 0.171,
      bins: [
        { from: 0.2, to: 0.4, meanProbability: 0.33, ...share(2, 6, 0.097, 0.7) },
        { from: 0.4, to: 0.6, meanProbability: 0.51, ...share(5, 10, 0.237, 0.763) },
        { from: 0.6, to: 0.8, meanProbability: 0.72, ...share(6, 9, 0.354, 0.879) },
        { from: 0.8, to: 1, meanProbability: 0.91, ...share(8, 9, 0.565, 0.98) },
      ],
    },
  },
  leftOut: [
    { reason: "drill", count: 3 },
    { reason: "test", count: 1 },
    { reason: "sample", count: 2 },
    { reason: "declined", count: 6 },
    { reason: "merged", count: 2 },
    { reason: "restricted", count: 1 },
  ],
  services: [
    { service: "checkout", incidents: 14 },
    { service: "payments", incidents: 9 },
    { service: "catalog", incidents: 4 },
  ],
};

/** The same with nothing in it: what a new installation sees. */
export const emptyReport: Report = {
  ...sampleReport,
  incidents: 0,
  incidentsBefore: 0,
  buckets: sampleReport.buckets.map((bucket) => ({
    ...bucket,
    incidents: 0,
    bySeverity: bySeverity({}),
    byCause: byCause({}),
  })),
  bySeverity: bySeverity({}),
  byCause: byCause({}),
  measures: sampleReport.measures.map(({ measure: name }) => ({
    measure: name,
    n: 0,
    states: { recorded: 0, pending: 0, missing: 0, invalid: 0 },
    missing: [],
    points: [],
    thinned: false,
    median: refused(0, 6),
    p90: refused(0, 36),
    before: { n: 0, median: refused(0, 6), p90: refused(0, 36) },
    change: {
      verdict: "refused",
      n: 0,
      nBefore: 0,
      minimum: 15,
      why: "No incident of this period has this length.",
    },
  })),
  followUps: { done: 0, open: 0, overdue: 0, dropped: 0 },
  firstHypothesis: {
    ended: 0,
    counts: {
      right: 0,
      one_step_short: 0,
      right_area: 0,
      wrong: 0,
      ungraded: 0,
      abstained: 0,
      not_investigated: 0,
    },
    grades: [],
    reliability: { known: false, n: 0, minimum: 30, why: "No incident has a graded first hypothesis." },
  },
  leftOut: [],
  services: [],
};
