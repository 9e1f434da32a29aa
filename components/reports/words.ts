import type { CauseKind, FirstGrade, FollowUpState, LeftOutReason, Measure } from "@/lib/reports/vocabulary";
import { gradeWords, hypothesisKindWords, milestoneWords, severityWords } from "@/lib/timeline/words";
import type { Estimate, MeasureReport, MedianChange, ReportFilter, ReportPeriod } from "@/lib/wire/report";

export const measureWords: Readonly<Record<Measure, string>> = {
  detect: "Time to detect",
  acknowledge: "Time to acknowledge",
  mitigate: "Time to mitigate",
  resolve: "Time to resolve",
};

export const causeWords: Readonly<Record<CauseKind, string>> = { ...hypothesisKindWords, unknown: "unknown" };

export const followUpStateWords: Readonly<Record<FollowUpState, string>> = {
  done: "done",
  open: "open",
  overdue: "overdue",
  dropped: "dropped",
};

export const firstGradeWords: Readonly<Record<FirstGrade, string>> = {
  ...gradeWords,
  ungraded: "not graded",
  abstained: "nothing named",
  not_investigated: "not investigated",
};

export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  drill: "drills",
  test: "tests",
  sample: "samples",
  declined: "declined: no incident after all",
  merged: "merged into another, which counts",
  restricted: "restricted: not for everybody’s eyes",
  not_read_yet: "not read yet: they are counted within a minute",
};

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** In which two units a length is said that rounds to less than `below`, all in seconds. */
const grains = [
  { below: MINUTE_S, unit: [1, "s"], rest: [1, "s"] },
  { below: HOUR_S, unit: [MINUTE_S, "min"], rest: [1, "s"] },
  { below: DAY_S, unit: [HOUR_S, "h"], rest: [MINUTE_S, "min"] },
  { below: Infinity, unit: [DAY_S, "d"], rest: [HOUR_S, "h"] },
] as const;

/**
 * A length as people say it, rounded to its two largest units: "45 s", "4 min 59 s", "3 h 4 min", "2 d 5 h". A
 * difference of lengths is said to the same grain, so that they can be held against each other.
 */
export function length(seconds: number): string {
  for (const { below, unit, rest } of grains) {
    const rounded = Math.round(Math.abs(seconds) / rest[0]) * rest[0];
    if (rounded >= below) continue;
    const left = (rounded % unit[0]) / rest[0];
    const whole = `${Math.floor(rounded / unit[0])} ${unit[1]}`;
    return left > 0 ? `${whole} ${left} ${rest[1]}` : whole;
  }
  return "";
}

/** "12 min (8 min to 20 min)", or null where it is refused. */
export function estimateText(estimate: Estimate): string | null {
  if (!estimate.known) return null;
  return `${length(estimate.seconds)} (${length(estimate.low)} to ${length(estimate.high)})`;
}

/** What became of a median, as a headline: a sign that needs no colour, and words. */
export function changeText(change: MedianChange): { sign: string; words: string; detail: string } {
  switch (change.verdict) {
    case "shorter":
    case "longer": {
      const [near, far] = [change.low, change.high].map(Math.abs).toSorted((one, other) => one - other);
      return {
        sign: change.verdict === "shorter" ? "↓" : "↑",
        words: `${length(change.seconds)} ${change.verdict}`,
        detail: `by ${length(near ?? 0)} to ${length(far ?? 0)}`,
      };
    }
    case "no_detectable_change":
      return {
        sign: "=",
        words: "No detectable change",
        detail: `between ${signed(change.low)} and ${signed(change.high)}`,
      };
    case "refused":
      return { sign: "?", words: "Not compared", detail: change.why };
  }
}

/** "+12 min", "−3 min", "0 s". */
export function signed(seconds: number): string {
  if (seconds === 0) return length(0);
  return `${seconds < 0 ? "−" : "+"}${length(seconds)}`;
}

/** Why incidents are not in a distribution: "12 without impact started, 1 still going on". */
export function missingText({ states, missing }: MeasureReport): string {
  const parts = [
    ...missing
      .filter(({ count }) => count > 0)
      .map(({ milestone, count }) => `${count} without ${milestoneWords[milestone]}`),
    ...(states.pending > 0 ? [`${states.pending} still going on`] : []),
    ...(states.invalid > 0 ? [`${states.invalid} that end before they begin`] : []),
  ];
  return parts.join(", ");
}

/** "29 August to 26 November 2026". */
export function periodText({ from, to }: ReportPeriod): string {
  const [first, last] = [dayText(from), dayText(to)];
  return from === to
    ? last
    : from.slice(0, 4) === to.slice(0, 4)
      ? `${first.slice(0, -5)} to ${last}`
      : `${first} to ${last}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "29 August 2026", of a day as YYYY-MM-DD. */
function dayText(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** "62 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What a report is narrowed to: "SEV1, SEV2 · cause: change · checkout", or that it is not. */
export function filterText({ severities, causes, services }: ReportFilter): string {
  const parts = [
    severities.map((severity) => severityWords[severity]).join(", "),
    causes.length > 0 ? `cause: ${causes.map((cause) => causeWords[cause]).join(", ")}` : "",
    services.join(", "),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "All incidents, unfiltered" : parts.join(" · ");
}
