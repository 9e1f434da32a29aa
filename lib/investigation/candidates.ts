import type { CauseKind, JudgedHypothesis, Judgement } from "@/lib/analysis/judgement";
import { compareNames } from "@/lib/analysis/order";
import type { Change } from "@/lib/changes/change";
import { identityOf } from "@/lib/telemetry/identity";
import { CLAIM_LIMIT, PREDICTION_LIMIT, REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";

import { type Claim, claimOf, claimOfBoth, claimOfHost } from "./claims";
import { plainText } from "./plain-text";
import { STANDING_IDS, standingOf } from "./standing-kinds";

/** One hypothesis that is tested by a job of its own. */
export type Candidate = {
  hypothesisId: string;
  /** Of the judgement: what it stands for, the likeliest first. Each is of at most one proposed candidate. */
  judgedIds: readonly string[];
  standing: boolean;
  /** Null for what the room has already: a standing hypothesis, or one that a person wrote. */
  proposal: Omit<Payloads["hypothesis_proposed"], "investigationId"> | null;
};

/** With the four that always stand, twelve. */
const MOST_PROPOSED = 8;
/** What is less likely is not worth a card; so many are there anyway, to be compared with. */
const LEAST_PROBABILITY = 0.01;
const LEAST_PROPOSED = 2;
/** A kind of cause that is this much less likely than another of the same component is no rival of its own. */
const OWN_CARD = 0.05;
/** Shown of a component inside of a sentence. */
const NAME_LIMIT = 80;
const CHANGE_TITLE_LIMIT = 120;
const CHANGE_ID = /^[\w.:@/+-]{1,200}$/;

/**
 * What is to be tested, and how it is put to people: the likeliest first, each after its parent; then the standing
 * nulls. A change that broke a service is a child of what is wrong with that service: its why. Load, third parties and
 * monitoring at a service are children of the standing hypothesis of that kind. The same judgement gives the same ids
 * in every run, so that a later one moves the same cards.
 */
export function candidatesOf(judgement: Judgement, changes: readonly Change[]): readonly Candidate[] {
  const groups = groupsOf(judgement);
  const chosen = groups
    .filter(({ probability }, at) => probability >= LEAST_PROBABILITY || at < LEAST_PROPOSED)
    .slice(0, MOST_PROPOSED);
  const leaders = leadersOf(chosen);
  const services = new Set(judgement.services.map(({ service }) => service));
  const proposed = chosen.map((group): Candidate => {
    const hypothesisId = machineId(group.first);
    const parentId = parentOf(group.first, leaders);
    return {
      hypothesisId,
      judgedIds: group.ids,
      standing: false,
      proposal: {
        hypothesisId,
        ...(parentId !== null && { parentId }),
        ...wordsOf(group.first, changes, services),
      },
    };
  });
  return [...parentsFirst(proposed), ...STANDING_IDS.map((id) => standingCandidate(id, judgement))];
}

/** Names a hypothesis of the machine by what it says: the same in every run and every investigation. */
export function machineId({
  kind,
  component,
  alongside,
  change,
}: Pick<JudgedHypothesis, "kind" | "component" | "alongside" | "change">) {
  if (alongside !== null)
    return `machine:${identityOf(["at once", ...[component ?? "", alongside].toSorted(compareNames)])}`;
  return `machine:${identityOf([kind, component ?? "", change ?? ""])}`;
}

/** What is judged, the likeliest first; what is as likely in an order of its own. */
export function ranked({ hypotheses }: Judgement): readonly JudgedHypothesis[] {
  return hypotheses.toSorted(
    (one, other) => other.probability - one.probability || compareNames(one.id, other.id),
  );
}

/** The likeliest of what a candidate stands for; null where the judgement knows none of it. */
export function judgedFor({ judgedIds }: Candidate, { hypotheses }: Judgement): JudgedHypothesis | null {
  for (const wanted of judgedIds) {
    const judged = hypotheses.find(({ id }) => id === wanted);
    if (judged) return judged;
  }
  return null;
}

type Group = { first: JudgedHypothesis; ids: readonly string[]; probability: number };

/** Judged hypotheses that share a card. That there is no incident has one already: that the monitoring is wrong. */
function groupsOf(judgement: Judgement): readonly Group[] {
  const groups: { first: JudgedHypothesis; ids: string[]; probability: number }[] = [];
  for (const judged of ranked(judgement)) {
    if (judged.kind === "nothing_wrong") continue;
    const leader = groups.find(
      ({ first }) =>
        first.component !== null &&
        first.component === judged.component &&
        first.alongside === null &&
        first.kind !== "change" &&
        standingOf(first.kind) === null,
    );
    if (
      leader &&
      judged.alongside === null &&
      judged.kind !== "change" &&
      standingOf(judged.kind) === null &&
      judged.probability < OWN_CARD
    ) {
      leader.ids.push(judged.id);
      leader.probability += judged.probability;
    } else groups.push({ first: judged, ids: [judged.id], probability: judged.probability });
  }
  return groups.toSorted(
    (one, other) => other.probability - one.probability || compareNames(one.first.id, other.first.id),
  );
}

/** By component the likeliest of what could be wrong with it: what a change explains. */
function leadersOf(groups: readonly Group[]): ReadonlyMap<string, string> {
  const leaders = new Map<string, string>();
  for (const { first } of groups)
    if (
      first.component !== null &&
      first.alongside === null &&
      first.kind !== "change" &&
      !leaders.has(first.component)
    )
      leaders.set(first.component, machineId(first));
  return leaders;
}

function parentOf(
  { kind, component, alongside }: JudgedHypothesis,
  leaders: ReadonlyMap<string, string>,
): string | null {
  if (alongside !== null) return null;
  if (kind === "change") return component === null ? null : (leaders.get(component) ?? null);
  return standingOf(kind);
}

function parentsFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const placed = new Set<Candidate>();
  const place = (candidate: Candidate) => {
    const parentId = candidate.proposal?.parentId;
    const parent = candidates.find(({ hypothesisId }) => hypothesisId === parentId);
    if (parent) placed.add(parent);
    placed.add(candidate);
  };
  for (const candidate of candidates) place(candidate);
  return [...placed];
}

function standingCandidate(hypothesisId: string, judgement: Judgement): Candidate {
  const judgedIds = ranked(judgement)
    .filter(({ kind }) => standingOf(kind) === hypothesisId)
    .map(({ id }) => id);
  return { hypothesisId, judgedIds, standing: true, proposal: null };
}

type Words = Omit<Payloads["hypothesis_proposed"], "investigationId" | "hypothesisId" | "parentId">;

function wordsOf(judged: JudgedHypothesis, changes: readonly Change[], services: ReadonlySet<string>): Words {
  const { kind, component, alongside, change } = judged;
  const name = component === null ? "the system" : plainText(component, NAME_LIMIT);
  const words = claimFor(judged, name, services);
  const known = change === null ? null : (changes.find(({ id }) => id === change) ?? null);
  return {
    kind: hypothesisKindOf(kind, words.kind, known),
    claim: plainText(
      change === null || alongside !== null ? words.claim : changeClaim(change, known, name),
      CLAIM_LIMIT,
    ),
    ...(component !== null && { component: plainText(component, TITLE_LIMIT) }),
    mechanism: plainText(words.mechanism, REASON_LIMIT),
    predictions: words.predictions.map((text) => plainText(text, PREDICTION_LIMIT)),
    exclusions: words.exclusions.map((text) => plainText(text, PREDICTION_LIMIT)),
    ...(change !== null && CHANGE_ID.test(change) && { changeId: change }),
  };
}

function claimFor(
  { kind, component, alongside }: JudgedHypothesis,
  name: string,
  services: ReadonlySet<string>,
): Claim {
  if (alongside !== null) return claimOfBoth(kind, [name, plainText(alongside, NAME_LIMIT)]);
  const isHost = kind === "node" && component !== null && services.size > 0 && !services.has(component);
  return isHost ? claimOfHost(name) : claimOf(kind, name);
}

function hypothesisKindOf(kind: CauseKind, usual: Words["kind"], change: Change | null): Words["kind"] {
  return kind === "change" && (change?.kind === "configuration" || change?.kind === "flag")
    ? "configuration"
    : usual;
}

const CHANGE_WORDS: Readonly<Record<Change["kind"], string>> = {
  deploy: "The deploy",
  canary: "The canary",
  commit: "The commit",
  configuration: "The change of configuration",
  flag: "The change of the flag",
  infrastructure: "The change of infrastructure",
  schema: "The change of the schema",
  other: "The change",
};

function changeClaim(id: string, change: Change | null, name: string): string {
  const what = change ? CHANGE_WORDS[change.kind] : "The change";
  const called = change && change.title.trim() !== "" ? change.title : id.slice(0, CHANGE_TITLE_LIMIT);
  return `${what} "${plainText(called, CHANGE_TITLE_LIMIT)}" broke ${name}`;
}
