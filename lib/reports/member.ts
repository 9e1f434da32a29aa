import { servicesOf } from "@/lib/timeline/alert-book";
import { firstOfMachine, isGradable } from "@/lib/timeline/grading";
import { effectiveState, type Hypothesis, type RoomState } from "@/lib/timeline/state";
import type { Kind, Severity, Status } from "@/lib/timeline/vocabulary";

import { lengthsOf } from "./definitions";
import type { Marks, MeasuredMilestone } from "./marks";
import type { CauseKind, FirstGrade } from "./vocabulary";

/** Grows with what a member says, so that those that were kept before are made anew. */
export const MEMBER_FORMAT = 1;

/** What reports know of an incident. Moments in ms since 1970, null where they are not known. */
export type ReportMember = {
  incidentId: string;
  number: number;
  kind: Kind;
  status: Status;
  severity: Severity;
  restricted: boolean;
  /** Where it was kept before it was imported. */
  externalSource: string | null;
  services: readonly string[];
  cause: CauseKind;
  /** What puts it into a period: start of impact, else detection, else declaration. */
  atMs: number;
  marks: Marks;
  /** What follows from the marks: `lengthsOf`. */
  lengths: readonly number[];
  /** How the cause that the code puts first turned out; null before it is known what it was. */
  firstGrade: FirstGrade | null;
  /** How likely the code calls that cause. */
  firstProbability: number | null;
  followUpsDone: number;
  followUpsDropped: number;
  /** The days on which open follow-ups are due; an empty one for those without. */
  followUpsOpen: readonly string[];
};

/** Parts of the state that a member is made from. */
export const memberParts = [
  "number",
  "kind",
  "status",
  "severity",
  "restricted",
  "external",
  "services",
  "milestones",
  "hypotheses",
  "alerts",
  "tasks",
  "investigations",
] as const satisfies readonly (keyof RoomState)[];

/** What reports know of an incident, from its state and nothing else. */
export function reportMember(state: RoomState): ReportMember {
  const marks = marksOf(state);
  const confirmed = confirmedCause(state);
  const first = firstOfMachine(state);
  return {
    incidentId: state.incidentId,
    number: state.number,
    kind: state.kind,
    status: state.status,
    severity: state.severity,
    restricted: state.restricted,
    externalSource: state.external?.source ?? null,
    services: touched(state, confirmed),
    cause: confirmed?.kind ?? "unknown",
    atMs: marks.impact_started ?? marks.detected ?? Date.parse(state.declaredAt),
    marks,
    lengths: lengthsOf({ marks, status: state.status }),
    firstGrade: isGradable(state) ? gradeOf(state, first) : null,
    firstProbability: first?.probability ?? null,
    ...followUps(state),
  };
}

function marksOf({ milestones }: RoomState): Marks {
  const at = (milestone: MeasuredMilestone) => {
    const mark = milestones[milestone];
    return mark ? Date.parse(mark.at) : null;
  };
  return {
    impact_started: at("impact_started"),
    detected: at("detected"),
    acknowledged: at("acknowledged"),
    mitigated: at("mitigated"),
    resolved: at("resolved"),
  };
}

/** The hypothesis that a person confirmed last. */
function confirmedCause({ hypotheses }: RoomState): Hypothesis | null {
  return Object.values(hypotheses)
    .filter((hypothesis) => effectiveState(hypothesis) === "confirmed")
    .reduce<Hypothesis | null>(
      (latest, one) => (saidAt(one) > (latest ? saidAt(latest) : -1) ? one : latest),
      null,
    );
}

const saidAt = ({ overruled, seq }: Hypothesis): number => overruled?.seq ?? seq;

/** What people said, else what its alerts and its cause name. */
function touched({ services, alerts }: RoomState, cause: Hypothesis | null): readonly string[] {
  if (services.length > 0) return services;
  const named = servicesOf(alerts).map(({ service }) => service);
  if (cause?.component) named.push(cause.component);
  return [...new Set(named)].sort();
}

function gradeOf({ investigations }: RoomState, first: Hypothesis | null): FirstGrade {
  if (first) return first.grade?.grade ?? "ungraded";
  const finished = Object.values(investigations).some(({ state }) => state === "finished");
  return finished ? "abstained" : "not_investigated";
}

function followUps({ tasks }: RoomState) {
  const all = Object.values(tasks).filter(({ followUp }) => followUp);
  return {
    followUpsDone: all.filter(({ state }) => state === "done").length,
    followUpsDropped: all.filter(({ state }) => state === "dropped").length,
    followUpsOpen: all
      .filter(({ state }) => state === "open" || state === "doing")
      .map(({ dueOn }) => dueOn ?? "")
      .sort(),
  };
}
