import { severities } from "@/lib/timeline/vocabulary";
import type { Estimate, MeasureReport, Report, ReportMemberRow, ReportTable } from "@/lib/wire/report";

import type { Cell } from "./csv";
import { measuredMilestones } from "./marks";
import {
  causeKinds,
  firstGrades,
  followUpStates,
  measures,
  measureStates,
  type Population,
} from "./vocabulary";

/** A table of a report; every row says whose incidents they are. */
export type Table = { columns: readonly string[]; rows: readonly (readonly Cell[])[] };

/** Columns of the one table that is too long to be made at once. */
export const memberColumns: readonly string[] = [
  "population",
  "number",
  "id",
  "title",
  "kind",
  "status",
  "severity",
  "cause",
  "services",
  "at",
  ...measuredMilestones.map((milestone) => `${milestone}_at`),
  ...measures.flatMap((measure) => [`${measure}_seconds`, `${measure}_state`]),
  "first_grade",
  "first_probability",
  ...followUpStates.map((state) => `follow_ups_${state}`),
];

/** A row of it. */
export function memberCells(row: ReportMemberRow, population: Population): Cell[] {
  return [
    population,
    row.number,
    row.id,
    row.title,
    row.kind,
    row.status,
    row.severity,
    row.cause,
    row.services.join("; "),
    row.at,
    ...measuredMilestones.map((milestone) => row.milestones[milestone] ?? null),
    ...measures.flatMap((measure) => {
      const value = row.measures[measure];
      return [value.state === "recorded" ? value.seconds : null, value.state];
    }),
    row.firstGrade,
    row.firstProbability,
    ...followUpStates.map((state) => row.followUps[state]),
  ];
}

/** A table of a report, made of nothing but the report: what the page shows is what it holds. */
export function tableOf(report: Report, table: Exclude<ReportTable, "incidents">): Table {
  const { columns, rows } = tables[table](report);
  const first: Cell = report.population;
  return {
    columns: ["population", ...columns],
    rows: rows.map((row) => [first, row].flat()),
  };
}

const tables: Readonly<Record<Exclude<ReportTable, "incidents">, (report: Report) => Table>> = {
  severities: ({ buckets }) => ({
    columns: ["from", "to", "incidents", ...severities],
    rows: buckets.map(({ from, to, incidents, bySeverity }) => [
      from,
      to,
      incidents,
      ...severities.map((severity) => bySeverity[severity]),
    ]),
  }),
  causes: ({ buckets }) => ({
    columns: ["from", "to", "incidents", ...causeKinds],
    rows: buckets.map(({ from, to, incidents, byCause }) => [
      from,
      to,
      incidents,
      ...causeKinds.map((cause) => byCause[cause]),
    ]),
  }),
  measures: ({ measures: all }) => ({ columns: measureColumns, rows: all.map(measureCells) }),
  points: ({ measures: all }) => ({
    columns: ["measure", "number", "id", "severity", "at", "seconds"],
    rows: all.flatMap(({ measure, points }) =>
      points.map(({ number, id, severity, at, seconds }): Cell[] => [
        measure,
        number,
        id,
        severity,
        at,
        seconds,
      ]),
    ),
  }),
  follow_ups: ({ followUps }) => ({
    columns: ["state", "follow_ups"],
    rows: followUpStates.map((state) => [state, followUps[state]]),
  }),
  first_hypothesis: ({ firstHypothesis: { counts, grades } }) => ({
    columns: ["grade", "incidents", "of_graded", "share", "low", "high"],
    rows: firstGrades.map((grade) => {
      const share = grades.find((one) => one.grade === grade);
      return share?.share === undefined || share.share === null
        ? [grade, counts[grade], null, null, null, null]
        : [grade, counts[grade], share.of, share.share, share.low, share.high];
    }),
  }),
  reliability: ({ firstHypothesis: { reliability } }) => ({
    columns: ["from", "to", "mean_probability", "right", "of", "share", "low", "high"],
    rows: reliability.known
      ? reliability.bins.map(({ from, to, meanProbability, count, of, share, low, high }) => [
          from,
          to,
          meanProbability,
          count,
          of,
          share,
          low,
          high,
        ])
      : [],
  }),
  left_out: ({ leftOut }) => ({
    columns: ["reason", "incidents"],
    rows: leftOut.map(({ reason, count }) => [reason, count]),
  }),
};

const estimateNames = ["seconds", "low", "high"] as const;

const measureColumns: readonly string[] = [
  "measure",
  ...measureStates,
  ...["median", "p90"].flatMap((name) => estimateNames.map((part) => `${name}_${part}`)),
  "before_n",
  ...["median", "p90"].flatMap((name) => estimateNames.map((part) => `before_${name}_${part}`)),
  "change",
  "change_seconds",
  "change_low",
  "change_high",
];

function measureCells({ measure, states, median, p90, before, change }: MeasureReport): Cell[] {
  return [
    measure,
    ...measureStates.map((state) => states[state]),
    ...estimateCells(median),
    ...estimateCells(p90),
    before.n,
    ...estimateCells(before.median),
    ...estimateCells(before.p90),
    change.verdict,
    ...(change.verdict === "refused" ? [null, null, null] : [change.seconds, change.low, change.high]),
  ];
}

function estimateCells(estimate: Estimate): Cell[] {
  return estimate.known ? [estimate.seconds, estimate.low, estimate.high] : [null, null, null];
}
