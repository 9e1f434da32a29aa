import { milestones } from "@/lib/timeline/vocabulary";

import type { EntryFault } from "./past-incident";

const milestoneColumns = milestones.map((milestone) => `${milestone}_at`);

/** The columns of a CSV of past incidents, in the order in which they are documented. */
export const csvColumns: readonly string[] = [
  "external_id",
  "title",
  "summary",
  "severity",
  "status",
  "declared_at",
  ...milestoneColumns,
  "services",
  "cause_kind",
  "cause",
  "cause_component",
  "url",
];

const noColumn = `is no column. Columns are: ${csvColumns.join(", ")}`;

const needed = ["external_id", "title"];

/** What is wrong with the first line of a CSV: names that are not columns, columns twice, and columns that are missing. */
export function headerFaults(names: readonly string[]): EntryFault[] {
  const unknown = names.filter((name) => !csvColumns.includes(name));
  const twice = names.filter((name, at) => names.indexOf(name) < at);
  const missing = needed.filter((name) => !names.includes(name));
  return [
    ...unknown.map((name, at) => ({ path: name, reason: at === 0 ? noColumn : "is no column either" })),
    ...twice.map((name) => ({ path: name, reason: "is there twice" })),
    ...missing.map((name) => ({ path: name, reason: "is missing" })),
  ];
}

/** One record of a CSV, by column, in the shape of an entry of the JSON; unchecked. An empty field says nothing. */
export function csvEntry(record: Readonly<Record<string, string>>): unknown {
  const field = (name: string) => record[name]?.trim() || undefined;
  const services = field("services");
  const cause = present({
    kind: field("cause_kind"),
    claim: field("cause"),
    component: field("cause_component"),
  });
  return present({
    externalId: field("external_id"),
    title: field("title"),
    summary: field("summary"),
    severity: field("severity"),
    status: field("status"),
    declaredAt: field("declared_at"),
    milestones: present(
      Object.fromEntries(milestones.map((milestone) => [milestone, field(`${milestone}_at`)])),
    ),
    services: services
      ?.split(";")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    cause: Object.keys(cause).length > 0 ? cause : undefined,
    url: field("url"),
  });
}

/** The column that a path of an entry is written in: what somebody with a spreadsheet looks for. */
export function columnOf(path: string): string {
  const [first = "", second] = path.split(".");
  if (first === "milestones" && second !== undefined) return `${second}_at`;
  if (first === "cause")
    return second === "kind" || second === undefined ? "cause_kind" : causeColumn(second);
  return { externalId: "external_id", declaredAt: "declared_at" }[first] ?? first;
}

const causeColumn = (part: string) => (part === "component" ? "cause_component" : "cause");

function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
