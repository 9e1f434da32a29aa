import { type CauseKind, causeKinds } from "@/lib/reports/vocabulary";
import { severities } from "@/lib/timeline/vocabulary";
import { capital, severityWords } from "@/lib/timeline/words";
import type { Report, ReportBucket, ReportQuestion } from "@/lib/wire/report";

import type { TableData } from "./data-table";
import { panelHref } from "./panel-address";
import { causeWords } from "./words";

/** One layer of stacked columns: its word, its colour, and its number in each bucket. */
export type ColumnSeries = { word: string; colour: string; values: readonly number[] };

/** How many kinds of causes have a layer of their own. */
const MOST_CAUSES = 5;

const severityColours = ["--sev1", "--sev2", "--sev3", "--sev4", "--sev5", "--sev-undetermined"];
const causeColours = ["--person-1", "--person-4", "--person-3", "--person-2", "--person-5"];

/** Incidents by severity, the worst at the bottom, where lengths compare best. */
export function severitySeries({ buckets, bySeverity }: Report): ColumnSeries[] {
  return severities
    .map((severity, index) => ({
      total: bySeverity[severity],
      word: capital(severityWords[severity]),
      colour: `var(${severityColours[index] ?? "--muted"})`,
      values: buckets.map((bucket) => bucket.bySeverity[severity]),
    }))
    .filter(({ total }) => total > 0)
    .map(({ total: _shown, ...series }) => series);
}

const sum = (bucket: ReportBucket, causes: readonly CauseKind[]) =>
  causes.reduce((total, cause) => total + bucket.byCause[cause], 0);

/** Incidents by the kind of their cause: the most frequent kinds, the others together, and what is not known. */
export function causeSeries({ buckets, byCause }: Report): ColumnSeries[] {
  const found = causeKinds
    .filter((cause) => cause !== "unknown" && byCause[cause] > 0)
    .toSorted((one, other) => byCause[other] - byCause[one]);
  // A layer for one kind alone says more than one for "others".
  const own = found.slice(0, found.length === MOST_CAUSES + 1 ? MOST_CAUSES + 1 : MOST_CAUSES);
  const rest = found.slice(own.length);
  const layer = (word: string, colour: string, causes: readonly CauseKind[]): ColumnSeries => ({
    word: capital(word),
    colour: `var(${colour})`,
    values: buckets.map((bucket) => sum(bucket, causes)),
  });
  return [
    ...own.map((cause, index) => layer(causeWords[cause], causeColours[index] ?? "--person-8", [cause])),
    ...(rest.length > 0 ? [layer("other kinds", "--person-7", rest)] : []),
    ...(byCause.unknown > 0 ? [layer("unknown", "--sev-undetermined", ["unknown"])] : []),
  ];
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "31 Aug" for a week that begins then, "Aug 2026" for a month. */
export function bucketWord({ from }: ReportBucket, unit: Report["bucketLength"]): string {
  const [year = "", month = "", day = ""] = from.split("-");
  const name = months[Number(month) - 1] ?? month;
  return unit === "week" ? `${Number(day)} ${name}` : `${name} ${year}`;
}

/** The days of a bucket, and that they are fewer than of the others. */
function bucketDays({ from, to, cut }: ReportBucket): string {
  return `${from} to ${to}${cut ? " (cut)" : ""}`;
}

const cellOf = (count: number, href: string | undefined) => ({
  text: String(count),
  ...(count > 0 && href !== undefined && { href }),
});

/** All severities by bucket, each number with what is behind it. */
export function severityTable({ buckets, bySeverity }: Report, question: ReportQuestion | null): TableData {
  const shown = severities.filter((severity) => bySeverity[severity] > 0);
  return {
    caption: "Incidents by severity over time",
    columns: ["From", ...shown.map((severity) => severityWords[severity])],
    rows: buckets.map((bucket) => ({
      head: bucketDays(bucket),
      cells: shown.map((severity) =>
        cellOf(
          bucket.bySeverity[severity],
          question === null
            ? undefined
            : panelHref(question, { subject: "incidents", drill: { bucket: bucket.from, severity } }),
        ),
      ),
    })),
  };
}

/** All kinds of causes by bucket, the rare ones too. */
export function causeTable({ buckets, byCause }: Report, question: ReportQuestion | null): TableData {
  const shown = causeKinds.filter((cause) => byCause[cause] > 0);
  return {
    caption: "Incidents by the kind of their cause over time",
    columns: ["From", ...shown.map((cause) => causeWords[cause])],
    rows: buckets.map((bucket) => ({
      head: bucketDays(bucket),
      cells: shown.map((cause) =>
        cellOf(
          bucket.byCause[cause],
          question === null
            ? undefined
            : panelHref(question, { subject: "incidents", drill: { bucket: bucket.from, cause } }),
        ),
      ),
    })),
  };
}
