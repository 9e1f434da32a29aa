import { type FollowUpKind, followUpKinds, type Grade, type HypothesisKind } from "@/lib/timeline/vocabulary";

import { createDice, type Dice } from "./dice";
import { causeWeights, causeWords, followUpWords, services, severityWeights } from "./history-words";
import type { PastIncident } from "./past-incident";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** In a quiet week of the first year. */
const INCIDENTS_PER_DAY = 0.5;

/** A past incident with what the machine is made to have said of it. */
export type GeneratedIncident = PastIncident & {
  machine: {
    kind: HypothesisKind;
    component: string;
    claim: string;
    probability: number;
    grade: Grade | null;
  } | null;
};

/**
 * A history that never happened, the same for the same arguments: releases cause more and more of it, detection gets
 * better in the second half, impact is sometimes never written down, and the machine is surer than it is right.
 * `until` in ms since 1970; the latest first.
 */
export function generatedHistory(seed: number, until: number, days = 730): GeneratedIncident[] {
  const dice = createDice(seed);
  const history: GeneratedIncident[] = [];
  for (let ago = 1; ago <= days; ago++) {
    const share = 1 - ago / days;
    const day = until - ago * DAY;
    const weekend = [0, 6].includes(new Date(day).getUTCDay());
    const rate = INCIDENTS_PER_DAY * (weekend ? 0.4 : 1.1) * (1 + 0.5 * share);
    for (let left = rate; dice.unit() < left; left -= 1)
      history.push(incidentOf(dice, day, share, generatedId(seed, history.length + 1), until));
  }
  return history;
}

const generatedId = (seed: number, place: number): string => `${seed}.${place}`;

/** What the first incident of a history is called: all of them begin with it. */
export const firstGenerated = (seed: number): string => generatedId(seed, 1);

/** `share`: 0 at the beginning of the history, 1 at its end. */
function incidentOf(
  dice: Dice,
  day: number,
  share: number,
  externalId: string,
  until: number,
): GeneratedIncident {
  const severity = dice.pick(severityWeights);
  const service = dice.pick(services);
  const kind = dice.pick(
    causeWeights.map(([cause, weight]) => [cause, cause === "change" ? weight * (0.6 + share) : weight]),
  );
  const [symptom, claim] = causeWords[kind];
  const severe = { SEV1: 0.6, SEV2: 0.8, SEV3: 1, SEV4: 1.6, SEV5: 2.4, undetermined: 1 }[severity];
  const minutes = (median: number, spread: number) => median * Math.exp(spread * dice.normal()) * MINUTE;

  const began = day + (9 + 9 * dice.unit()) * 60 * MINUTE;
  const detected = began + minutes(9 * severe * (1.2 - 0.6 * share), 0.9);
  const acknowledged = detected + minutes(4 * severe, 0.8);
  const mitigated = acknowledged + minutes(35 * severe, 1);
  const resolved = mitigated + minutes(25, 1.1);
  const known = (chance: number, at: number) => (dice.unit() < chance && at < until ? iso(at) : undefined);
  const causeKnown = dice.unit() < 0.86;

  return {
    externalId,
    title: `${capital(service)} ${symptom}`,
    summary: "Generated: this never happened.",
    severity,
    status: "closed",
    declaredAt: iso(detected),
    milestones: defined({
      impact_started: known(0.84, began),
      detected: iso(detected),
      acknowledged: known(0.95, acknowledged),
      mitigated: known(0.9, mitigated),
      resolved: known(0.98, resolved),
    }),
    services: dice.unit() < 0.25 ? [...new Set([service, dice.pick(services)])] : [service],
    ...(causeKnown && { cause: { kind, claim: `${claim} ${service}.`, component: service } }),
    followUps: followUpsOf(dice, service, resolved, until),
    machine: dice.unit() < 0.8 ? machineOf(dice, kind, service, `${claim} ${service}.`, causeKnown) : null,
  };
}

function followUpsOf(
  dice: Dice,
  service: string,
  resolved: number,
  until: number,
): PastIncident["followUps"] {
  const count = dice.pick([
    [0, 4],
    [1, 4],
    [2, 2],
  ]);
  return Array.from({ length: count }, () => {
    const kind: FollowUpKind = dice.pick(followUpKinds.map((one) => [one, 1]));
    const due = resolved + (14 + 46 * dice.unit()) * DAY;
    const late = due < until ? 0.82 : 0.4;
    return {
      title: `${followUpWords[kind]} ${service}`,
      kind,
      dueOn: iso(due).slice(0, 10),
      state: dice.unit() < late ? ("done" as const) : ("open" as const),
    };
  });
}

/** As sure as it says it is, less a little: what a reliability diagram is there to show. */
function machineOf(dice: Dice, kind: HypothesisKind, component: string, claim: string, known: boolean) {
  const probability = Math.round(100 * (0.3 + 0.68 * Math.sqrt(dice.unit()))) / 100;
  const right = dice.unit() < probability - 0.06;
  const missed: Grade = dice.pick([
    ["one_step_short", 4],
    ["right_area", 4],
    ["wrong", 3],
  ]);
  return { kind, component, claim, probability, grade: known ? (right ? ("right" as const) : missed) : null };
}

const iso = (ms: number) => new Date(ms).toISOString();
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function defined<T extends Record<string, string | undefined>>(values: T): Partial<T> {
  const there: Partial<T> = {};
  for (const key in values) if (values[key] !== undefined) there[key] = values[key];
  return there;
}
