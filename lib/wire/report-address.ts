import {
  type CauseKind,
  causeKinds,
  type FirstGrade,
  firstGrades,
  type FollowUpState,
  followUpStates,
  type LeftOutReason,
  leftOutReasons,
  type Measure,
  measures,
  type MeasureState,
  measureStates,
} from "@/lib/reports/vocabulary";
import { type Severity, severities } from "@/lib/timeline/vocabulary";

import type { ReportQuestion, ReportTable } from "./report";

/** Which incidents of a report are behind a number; what is left out narrows nothing. */
export type MemberDrill = {
  /** First day of a bucket of the report. */
  bucket?: string | undefined;
  severity?: Severity | undefined;
  cause?: CauseKind | undefined;
  /** With `state`: those whose measure is so. */
  measure?: Measure | undefined;
  state?: MeasureState | undefined;
  followUp?: FollowUpState | undefined;
  grade?: FirstGrade | undefined;
  /** Those that do not count for this reason, in place of those that do. */
  leftOut?: Exclude<LeftOutReason, "restricted" | "not_read_yet"> | undefined;
};

/** Writes a question into an address: equal questions give equal addresses. */
export function reportParams({ period, filter, population }: ReportQuestion): URLSearchParams {
  const params = new URLSearchParams({ from: period.from, to: period.to });
  for (const service of filter.services) params.append("service", service);
  for (const severity of filter.severities) params.append("severity", severity);
  for (const cause of filter.causes) params.append("cause", cause);
  if (population !== "own") params.set("population", population);
  return params;
}

/** The page of a report. */
export function reportHref(question: ReportQuestion): string {
  return `/reports?${reportParams(question).toString()}`;
}

/** Parameters of a drill, to be added to those of its question: `of` stands before each. */
export function drillParams(drill: MemberDrill): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of drillNames) {
    const value = drill[name];
    if (value !== undefined) params.set(drillParameter[name], value);
  }
  return params;
}

const drillNames = [
  "bucket",
  "severity",
  "cause",
  "measure",
  "state",
  "followUp",
  "grade",
  "leftOut",
] as const satisfies readonly (keyof MemberDrill)[];

/** `severity` and `cause` narrow a whole report: what a drill adds has names of its own. */
const drillParameter: Readonly<Record<(typeof drillNames)[number], string>> = {
  bucket: "bucket",
  severity: "ofSeverity",
  cause: "ofCause",
  measure: "measure",
  state: "state",
  followUp: "followUp",
  grade: "grade",
  leftOut: "leftOut",
};

/** Reads a drill from an address; what it does not know narrows nothing. */
export function parseDrill(params: URLSearchParams): MemberDrill {
  const word = <T extends string>(known: readonly T[], name: (typeof drillNames)[number]): T | undefined => {
    const value = params.get(drillParameter[name]);
    return known.find((one) => one === value);
  };
  return {
    bucket: params.get("bucket") ?? undefined,
    severity: word(severities, "severity"),
    cause: word(causeKinds, "cause"),
    measure: word(measures, "measure"),
    state: word(measureStates, "state"),
    followUp: word(followUpStates, "followUp"),
    grade: word(firstGrades, "grade"),
    leftOut: word(countedOut, "leftOut"),
  };
}

/** Those of which a reader may know more than how many they are. */
const countedOut = leftOutReasons.filter((reason) => reason !== "restricted" && reason !== "not_read_yet");

/** Where a table of a report is downloaded. */
export function tableHref(question: ReportQuestion, table: ReportTable, format: "csv" | "json"): string {
  const params = reportParams(question);
  params.set("table", table);
  params.set("format", format);
  return `/api/reports/table?${params.toString()}`;
}
