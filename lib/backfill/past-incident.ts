import { z } from "zod";

import { CLAIM_LIMIT, MOST_SERVICES, REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import { day, instant, link, optionalText, personName, text } from "@/lib/timeline/text";
import {
  followUpKinds,
  hypothesisKinds,
  type Milestone,
  milestones,
  severities,
  taskStates,
} from "@/lib/timeline/vocabulary";

/** How many follow-ups one past incident may bring. */
const MOST_FOLLOW_UPS = 50;

/** The statuses in which a past incident can be. */
export const pastStatuses = ["resolved", "reviewing", "closed"] as const;

const followUp = z.strictObject({
  title: text(TITLE_LIMIT),
  kind: z.enum(followUpKinds).optional(),
  owner: personName.optional(),
  dueOn: day.optional(),
  state: z.enum(taskStates).default("open"),
});

/** When each milestone was: one that is not known is not there. */
const times = z.strictObject(
  Object.fromEntries(milestones.map((milestone) => [milestone, instant.optional()])) satisfies Record<
    string,
    unknown
  >,
);

/**
 * An incident of the past, as it is imported: the documented format (docs/import.md). Strict: a misspelt name is a
 * fault, not a value that is silently lost.
 */
export const pastIncident = z.strictObject({
  /** Of the system that it comes from: what has been imported under it is not imported again. */
  externalId: text(TITLE_LIMIT),
  title: text(TITLE_LIMIT),
  summary: optionalText(REASON_LIMIT).default(""),
  severity: z.enum(severities).default("undetermined"),
  status: z.enum(pastStatuses).default("closed"),
  /** Where only one moment is known, that it was written down. */
  declaredAt: instant.optional(),
  milestones: times.default({}),
  services: z.array(text(TITLE_LIMIT)).max(MOST_SERVICES).default([]),
  cause: z
    .strictObject({
      kind: z.enum(hypothesisKinds).exclude(["no_change"]),
      claim: text(CLAIM_LIMIT).optional(),
      component: text(TITLE_LIMIT).optional(),
    })
    .optional(),
  followUps: z.array(followUp).max(MOST_FOLLOW_UPS).default([]),
  /** Where the original can be read. */
  url: link.optional(),
});
export type PastIncident = z.output<typeof pastIncident>;

/** One thing that is wrong with an entry, or looks so. `path` is dotted. */
export type EntryFault = { path: string; reason: string };

const order: readonly (readonly [Milestone, Milestone])[] = [
  ["impact_started", "detected"],
  ["detected", "acknowledged"],
  ["impact_started", "mitigated"],
  ["impact_started", "resolved"],
  ["detected", "resolved"],
];

/** When it was written down: as it says, else when it was noticed, else when it began. */
export function declaredAtOf({ declaredAt, milestones: at }: PastIncident): string | null {
  return declaredAt ?? at["detected"] ?? at["impact_started"] ?? null;
}

/** What makes an entry that is well-formed impossible. `now` in ms since 1970. */
export function impossibilities(entry: PastIncident, now: number): EntryFault[] {
  const faults: EntryFault[] = [];
  if (declaredAtOf(entry) === null)
    faults.push({
      path: "declaredAt",
      reason: "at least one of declaredAt, milestones.detected and milestones.impact_started is needed",
    });
  const moments = Object.entries({ declaredAt: entry.declaredAt, ...prefixed(entry.milestones) });
  for (const [path, at] of moments)
    if (at !== undefined && Date.parse(at) > now) faults.push({ path, reason: "lies in the future" });
  return faults;
}

/** What is possible and yet odd: a measure between the two is invalid, and reports say so. */
export function oddities({ milestones: at }: PastIncident): EntryFault[] {
  const odd = new Map<Milestone, EntryFault>();
  for (const [from, to] of order) {
    const [start, end] = [at[from], at[to]];
    if (start !== undefined && end !== undefined && end < start && !odd.has(to))
      odd.set(to, { path: `milestones.${to}`, reason: `is before ${from}` });
  }
  return [...odd.values()];
}

function prefixed(at: PastIncident["milestones"]): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(at).map(([name, moment]) => [`milestones.${name}`, moment]));
}
