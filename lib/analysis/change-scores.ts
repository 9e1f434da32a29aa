import type { Change } from "@/lib/changes/change";
import { riskSigns } from "@/lib/changes/risk";
import { isOfLibrary } from "@/lib/changes/services-of-files";

import { type ChangeTest, placeboTest, timeOf } from "./change-time";
import { sharedWords } from "./change-words";
import { failingWords } from "./failing-words";
import type { Evidence, EvidenceSource } from "./judgement";
import type { Scene } from "./scene";
import type { Finding } from "./tests/finding";
import weights from "./weights.json";

/** What speaks for and against a change, in log-odds beside no change at all. */
export type ChangeScore = {
  change: Change;
  score: number;
  evidence: readonly Evidence[];
  /** What its tests saw before they were weighed: the sum of each test's. */
  values: Readonly<Partial<Record<Weighed, number>>>;
};

/** Tests of a change, each with a weight of its own. */
export type Weighed = "time" | "place" | "notDeployed" | "content" | "words" | "names" | "placebo" | "canary";
type Shares = ReadonlyMap<string, number>;

const WEIGHTS: Readonly<Record<Weighed, number>> = weights.change;
/** Of what a service is suspected, a change of what it calls may be the reason, less often one of who calls it. */
const BELOW = 0.5;
const ABOVE = 0.3;
/** However suspicion is shared out, some of it is where the alarm rang. */
const RANG = 0.2;
/** Its services took a step with it that harmless moments seldom show: how long ago then says nothing against it. */
const SELDOM = 0.05;
/** Where suspicion is spread evenly, the place of a change says nothing. */
const PLACE_MIDDLE = 0.3;
/** All that content may say: more risky lines make no surer culprit. */
const MOST_CONTENT = 3;
const MOST_NAMES = 2;
/** Of what a commit that nobody deployed is held innocent for, where a deploy of another may have carried it. */
const CARRIED = 0.5;

/** Scores every change by its time, its place, its content, and what it shares with what fails. */
export function changeScores(
  scene: Scene,
  { findings, shares }: { findings: readonly Finding[]; shares: Shares },
): ChangeScore[] {
  const { changes } = scene.input;
  if (changes.length === 0) return [];
  const shared = sharedWords(changes, failingWords(scene));
  const contrast = contrastOf(findings);
  return changes.map((change, at) => {
    const own = shared[at];
    const placebo = placeboTest(scene, change);
    const time = timeOf(scene, change);
    const isStep = placebo !== null && placebo.share <= SELDOM;
    const tests: Tested[] = [
      weighed(change, "time", isStep ? { ...time, value: Math.max(0, time.value) } : time),
      byPlace(scene, change, shares),
      ...byContent(change),
      ...(own ? [byWords(change, own)] : []),
      ...(own && own.names.length > 0 ? [byNames(change, own.names)] : []),
      ...(placebo ? [weighed(change, "placebo", placebo)] : []),
      ...byCanary(change, contrast),
    ];
    const values: Partial<Record<Weighed, number>> = {};
    for (const { test, value } of tests) values[test] = (values[test] ?? 0) + value;
    const evidence = tests.map((test) => test.evidence);
    return { change, evidence, values, score: evidence.reduce((sum, { weight }) => sum + weight, 0) };
  });
}

type Tested = { test: Weighed; value: number; evidence: Evidence };

function weighed(change: Change, test: Weighed, { value, reason, sources, blindSpot }: ChangeTest): Tested {
  const own: EvidenceSource = { type: "change", id: change.id, line: null };
  const evidence = {
    test,
    weight: WEIGHTS[test] * value,
    reason,
    sources: sources ?? [own],
    blindSpot: blindSpot ?? "",
  };
  return { test, value, evidence };
}

function byPlace({ graph, input }: Scene, change: Change, shares: Shares): Tested {
  const { services } = change;
  if (services.length === 0) return byDeploy(change, input.changes);
  const shareOf = (service: string) =>
    input.alarm.service === null
      ? (shares.get(service) ?? 0)
      : (1 - RANG) * (shares.get(service) ?? 0) + (input.alarm.service === service ? RANG : 0);
  let share = 0;
  for (const service of services) {
    share += shareOf(service);
    for (const caller of graph.callers(service)) share += BELOW * shareOf(caller);
    for (const callee of graph.callees(service)) share += ABOVE * shareOf(callee);
  }
  const most = Math.min(1, share);
  const reason = `It changes ${services.join(", ")}, to which ${Math.round(most * 100)} % of the suspicion points.`;
  return weighed(change, "place", { value: most - PLACE_MIDDLE, reason });
}

/** Of what changes nobody's service: a library's code runs, unannounced, in whatever was deployed since. */
function byDeploy(change: Change, changes: readonly Change[]): Tested {
  const blindSpot = "Where it runs is not known.";
  const isCarried =
    change.files.some(isOfLibrary) &&
    changes.some(({ kind, atUs }) => kind === "deploy" && atUs > change.atUs);
  const value = change.kind !== "commit" ? 0 : isCarried ? CARRIED : 1;
  const reason = isCarried
    ? "It is of a library, and others were deployed since: nobody says whether with it."
    : "Nobody says what it changes, or that it was deployed.";
  return weighed(change, "notDeployed", { value, reason, blindSpot });
}

/** Each sign by itself, all together cut to what content may say. */
function byContent(change: Change): Tested[] {
  const signs = riskSigns(change);
  const sum = signs.reduce((total, { weight }) => total + weight, 0);
  const cut = sum > MOST_CONTENT ? MOST_CONTENT / sum : 1;
  const blindSpot = change.diff === null ? "Its diff was not given." : "";
  return signs.map(({ weight, reason, line }) =>
    weighed(change, "content", {
      value: weight * cut,
      reason: `It ${reason}.`,
      sources: [{ type: "change", id: change.id, line }],
      blindSpot,
    }),
  );
}

function byWords(
  change: Change,
  { closeness, words }: { closeness: number; words: readonly string[] },
): Tested {
  const reason =
    words.length === 0
      ? "It shares no word with what fails alone."
      : `It shares with what fails: ${words.join(", ")}.`;
  return weighed(change, "words", { value: closeness, reason });
}

function byNames(change: Change, names: readonly string[]): Tested {
  return weighed(change, "names", {
    value: Math.min(MOST_NAMES, names.length),
    reason: `What fails calls by name what it changes: ${names.join(", ")}.`,
  });
}

function contrastOf(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const most = new Map<string, Finding>();
  for (const finding of findings)
    if (finding.test.startsWith("canary") && finding.strength > (most.get(finding.service)?.strength ?? 0))
      most.set(finding.service, finding);
  return most;
}

function byCanary(change: Change, contrast: ReadonlyMap<string, Finding>): Tested[] {
  return change.services.flatMap((service) => {
    const finding = contrast.get(service);
    if (!finding) return [];
    const { strength: value, reason, sources } = finding;
    return [weighed(change, "canary", { value, reason, sources })];
  });
}
