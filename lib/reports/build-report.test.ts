import { describe, expect, it } from "vitest";

import type { Report, ReportQuestion } from "@/lib/wire/report";

import { buildReport } from "./build-report";
import { lengthsOf } from "./definitions";
import { membersBehind } from "./drill";
import type { ReportMember } from "./member";
import { GENERATED_SOURCE } from "./vocabulary";

const NOW = Date.parse("2026-04-01T12:00:00.000Z");
const HOUR_MS = 3_600_000;

const question: ReportQuestion = {
  period: { from: "2026-02-01", to: "2026-03-01" },
  filter: { services: [], severities: [], causes: [] },
  population: "own",
};

let number = 0;

/** An incident whose impact starts at a moment, and that was resolved some hours later. */
function member(at: string, hours: number | null, changes: Partial<ReportMember> = {}): ReportMember {
  const atMs = Date.parse(at);
  number += 1;
  const made = {
    incidentId: `incident-${number}`,
    number,
    kind: "real" as const,
    status: hours === null ? ("investigating" as const) : ("closed" as const),
    severity: "SEV2" as const,
    restricted: false,
    externalSource: null,
    services: ["checkout"],
    cause: "unknown" as const,
    atMs,
    marks: {
      impact_started: atMs,
      detected: atMs + 60_000,
      acknowledged: null,
      mitigated: null,
      resolved: hours === null ? null : atMs + hours * HOUR_MS,
    },
    firstGrade: null,
    firstProbability: null,
    followUpsDone: 0,
    followUpsDropped: 0,
    followUpsOpen: [],
    ...changes,
  };
  return { ...made, lengths: lengthsOf(made) };
}

const sees = ({ restricted }: ReportMember) => !restricted;

function build(members: ReportMember[], asked: Partial<ReportQuestion> = {}, notRead = 0): Report {
  return buildReport({ members, sees, notRead }, { ...question, ...asked }, NOW);
}

const many = (day: string, n: number, hours: (index: number) => number) =>
  Array.from({ length: n }, (_, index) => member(`${day}T00:00:00.000Z`, hours(index)));

const measure = (report: Report, name: string) => report.measures.find((one) => one.measure === name);

describe("what a period holds", () => {
  it("is both of its days, in UTC, and the same number of days before", () => {
    const report = build([
      member("2026-01-31T23:59:59.999Z", 1),
      member("2026-02-01T00:00:00.000Z", 1),
      member("2026-03-01T23:59:59.999Z", 1),
      member("2026-03-02T00:00:00.000Z", 1),
      member("2026-01-03T00:00:00.000Z", 1),
      member("2026-01-02T23:59:59.999Z", 1),
    ]);
    expect([report.incidents, report.incidentsBefore]).toEqual([2, 2]);
    expect(report.before).toEqual({ from: "2026-01-03", to: "2026-01-31" });
  });

  it("is told by weeks from Monday, cut to the period, without gaps", () => {
    const { buckets, bucketLength } = build([member("2026-02-05T00:00:00.000Z", 1)]);
    expect(bucketLength).toBe("week");
    expect(buckets.map(({ from, to, cut, incidents }) => [from, to, cut, incidents])).toEqual([
      ["2026-02-01", "2026-02-01", true, 0],
      ["2026-02-02", "2026-02-08", false, 1],
      ["2026-02-09", "2026-02-15", false, 0],
      ["2026-02-16", "2026-02-22", false, 0],
      ["2026-02-23", "2026-03-01", false, 0],
    ]);
  });

  it("is told by months where it is long", () => {
    const { buckets, bucketLength } = build([], { period: { from: "2025-06-15", to: "2026-02-28" } });
    expect(bucketLength).toBe("month");
    expect(buckets).toHaveLength(9);
    expect(buckets[0]).toMatchObject({ from: "2025-06-15", to: "2025-06-30", cut: true });
    expect(buckets.at(-1)).toMatchObject({ from: "2026-02-01", to: "2026-02-28", cut: false });
  });
});

describe("who counts", () => {
  const at = "2026-02-10T00:00:00.000Z";
  const generated = { kind: "sample", externalSource: GENERATED_SOURCE } as const;
  const members = [
    member(at, 1),
    member(at, 1, { kind: "backfilled", severity: "SEV1", cause: "change" }),
    member(at, 1, { kind: "drill" }),
    member(at, 1, { kind: "test" }),
    member(at, 1, { kind: "sample" }),
    member(at, 1, generated),
    member(at, 1, { ...generated, status: "declined" }),
    member(at, 1, { status: "declined" }),
    member(at, 1, { status: "merged" }),
    member(at, 1, { restricted: true }),
    member(at, 1, { restricted: true, kind: "drill", severity: "SEV5" }),
  ];

  it("are real and backfilled incidents that were not declined or merged; the others are counted apart", () => {
    const report = build(members, {}, 4);
    expect(report.incidents).toBe(2);
    expect(report.bySeverity).toMatchObject({ SEV1: 1, SEV2: 1 });
    expect(report.byCause).toMatchObject({ change: 1, unknown: 1 });
    expect(report.leftOut).toEqual([
      { reason: "drill", count: 1 },
      { reason: "test", count: 1 },
      { reason: "sample", count: 2 },
      { reason: "declined", count: 1 },
      { reason: "merged", count: 1 },
      { reason: "restricted", count: 2 },
      { reason: "not_read_yet", count: 4 },
    ]);
  });

  it("are never mixed with a generated history", () => {
    const report = build(members, { population: "generated" });
    expect([report.incidents, report.leftOut]).toEqual([1, []]);
  });

  it("does not tell by a filter what a restricted incident is", () => {
    const filter = { services: [], severities: ["SEV5" as const], causes: [] };
    expect(build(members, { filter }).leftOut).toEqual([{ reason: "restricted", count: 2 }]);
  });

  it("are the members behind each number", () => {
    const subjects = { members, sees };
    const behind = (drill: Parameters<typeof membersBehind>[2]) =>
      membersBehind(subjects, question, drill, NOW).length;
    expect(behind({})).toBe(2);
    expect(behind({ severity: "SEV1" })).toBe(1);
    expect(behind({ leftOut: "sample" })).toBe(2);
    expect(behind({ leftOut: "drill" })).toBe(1);
    expect(behind({ bucket: "2026-02-16" })).toBe(0);
    expect(behind({ measure: "resolve", state: "recorded" })).toBe(2);
    expect(behind({ measure: "mitigate", state: "missing" })).toBe(2);
  });
});

describe("measures", () => {
  const none = { impact_started: null, detected: null, acknowledged: null, mitigated: null, resolved: null };

  it("say for each incident whether there is a length, and why not", () => {
    const at = "2026-02-10T00:00:00.000Z";
    const atMs = Date.parse(at);
    const report = build([
      member(at, 2),
      member(at, null),
      member(at, 1, { marks: { ...none, resolved: atMs } }),
      member(at, 1, { marks: { ...none, impact_started: atMs } }),
      member(at, 1, { marks: { ...none, impact_started: atMs, resolved: atMs - 1 } }),
    ]);
    expect(measure(report, "resolve")).toMatchObject({
      n: 1,
      states: { recorded: 1, pending: 1, missing: 2, invalid: 1 },
      missing: [
        { milestone: "impact_started", count: 1 },
        { milestone: "resolved", count: 1 },
      ],
      points: [{ seconds: 7_200 }],
      median: { known: false, n: 1, minimum: 6 },
      p90: { known: false, n: 1, minimum: 36 },
      change: { verdict: "refused", minimum: 15 },
    });
  });

  it("say what changed, and that nothing did", () => {
    const before = many("2026-01-10", 20, (index) => 1 + index / 10);
    const longer = build([...before, ...many("2026-02-10", 20, (index) => 5 + index / 10)]);
    expect(measure(longer, "resolve")).toMatchObject({
      median: { known: true, n: 20, seconds: 5.95 * 3_600 },
      change: { verdict: "longer", seconds: 4 * 3_600, n: 20, nBefore: 20 },
    });
    const same = build([...before, ...many("2026-02-10", 20, (index) => 1 + index / 10)]);
    expect(measure(same, "resolve")?.change).toMatchObject({ verdict: "no_detectable_change", seconds: 0 });
  });

  it("thin points by rank and keep both ends", () => {
    const report = build(many("2026-02-10", 5_001, (index) => 1 + (index % 4_000)));
    const { points = [], thinned, n } = measure(report, "resolve") ?? {};
    expect([points.length, thinned, n]).toEqual([2_000, true, 5_001]);
    expect([points[0]?.seconds, points.at(-1)?.seconds]).toEqual([3_600, 4_000 * 3_600]);
  });
});

describe("follow-ups and first hypotheses", () => {
  const at = "2026-02-10T00:00:00.000Z";

  it("counts what is overdue on the day of the report", () => {
    const report = build([
      member(at, 1, {
        followUpsDone: 2,
        followUpsOpen: ["", "2026-03-31", "2026-04-01"],
        followUpsDropped: 1,
      }),
    ]);
    expect(report.followUps).toEqual({ done: 2, open: 2, overdue: 1, dropped: 1 });
  });

  it("grades, and shows reliability once there is enough", () => {
    const graded = (n: number) =>
      Array.from({ length: n }, (_, index) =>
        member(at, 1, {
          firstGrade: index % 2 === 0 ? "right" : "wrong",
          firstProbability: index % 2 === 0 ? 0.9 : 0.1,
        }),
      );
    const few = build([...graded(29), member(at, 1, { firstGrade: "abstained" })]).firstHypothesis;
    expect(few).toMatchObject({
      ended: 30,
      counts: { right: 15, wrong: 14, abstained: 1 },
      reliability: { known: false, n: 29, minimum: 30 },
    });
    expect(few.grades[0]).toMatchObject({ grade: "right", count: 15, of: 29 });
    const { reliability } = build(graded(30)).firstHypothesis;
    expect(reliability).toMatchObject({
      known: true,
      n: 30,
      bins: [
        { count: 0, of: 15 },
        { count: 15, of: 15 },
      ],
    });
    expect(reliability.known && reliability.brier).toBeCloseTo(0.01, 12);
  });
});
