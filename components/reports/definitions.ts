import type { Measure } from "@/lib/reports/vocabulary";

/** What a panel explains; the report's numbers each belong to one. */
export const subjects = [
  "incidents",
  "detect",
  "acknowledge",
  "mitigate",
  "resolve",
  "follow_ups",
  "first_hypothesis",
  "reliability",
  "left_out",
] as const;
export type Subject = (typeof subjects)[number];

export type Definition = {
  title: string;
  /** In one or two sentences, what is counted or measured, and how. */
  says: string;
  /** What is not in it, and why. */
  without: string;
};

const quantiles =
  "The median and p90 are shown with the interval that covers the true value in 95 of 100 cases, or not at all where too few incidents were recorded.";

const measure = (title: string, says: string): Definition => ({
  title,
  says: `${says} ${quantiles}`,
  without:
    "Incidents that lack one of the two milestones, that are not there yet, or whose end lies before its beginning. They are counted beside it and never guessed.",
});

export const definitions: Readonly<Record<Subject, Definition>> = {
  incidents: {
    title: "Incidents",
    says: "Incidents of the kinds real and backfilled. One belongs to the day on which its impact started; where that is not known, on which it was detected, else declared. Days are in UTC.",
    without:
      "Drills, tests and samples, declined incidents, and those that were merged into another, which counts once.",
  },
  detect: measure("Time to detect", "From the start of the impact to its detection."),
  acknowledge: measure("Time to acknowledge", "From the detection to the moment somebody took it up."),
  mitigate: measure("Time to mitigate", "From the start of the impact to the moment it was stopped."),
  resolve: measure("Time to resolve", "From the start of the impact to the resolution."),
  follow_ups: {
    title: "Follow-ups",
    says: "Tasks of the period’s incidents that were kept as follow-ups, as they are today. Overdue are those still open whose day has passed.",
    without: "Tasks of an incident that nobody kept as a follow-up.",
  },
  first_hypothesis: {
    title: "The machine’s first hypothesis",
    says: "What the first investigation of an incident held likeliest, and how right that was in the word of a person who closed it. Shares are of those that were graded, with Wilson intervals of 95 %.",
    without:
      "Incidents that still go on, that nobody graded, or that were never investigated; they are counted beside it.",
  },
  reliability: {
    title: "How sure, and how often right",
    says: "First hypotheses by the probability that the machine gave them, against the share that a person called right. On the diagonal it is as sure as it is right. The Brier score is the mean of (probability − right)²: 0 is perfect, 0.25 is what one half for everything would get.",
    without: "First hypotheses that nobody graded.",
  },
  left_out: {
    title: "What was left out",
    says: "Incidents of this period that are in no number of this report, by the reason.",
    without: "Restricted incidents are only counted: who may not see them learns nothing else.",
  },
};

export const subjectOf: Readonly<Record<Measure, Subject>> = {
  detect: "detect",
  acknowledge: "acknowledge",
  mitigate: "mitigate",
  resolve: "resolve",
};
