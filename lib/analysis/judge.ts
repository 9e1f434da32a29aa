import { type ChangeScore, changeScores } from "./change-scores";
import { strongest } from "./strongest";
import type { CauseKind, Evidence, JudgedHypothesis } from "./judgement";
import { type OutsideCause, outsideCauses } from "./outside-causes";
import { nextTestOf } from "./next-steps";
import { compareNames, serviceOrder } from "./order";
import type { Scene } from "./scene";
import type { Finding } from "./tests/finding";
import weights from "./weights.json";

/** Probabilities over everything that could be to blame, and why. */
export type Verdicts = {
  hypotheses: readonly JudgedHypothesis[];
  services: readonly { service: string; probability: number; kind: CauseKind }[];
  changes: readonly { change: string; probability: number }[];
  noChange: number;
  nothingWrong: number;
};

const TEST_WEIGHTS: Readonly<Record<string, { weight: number }>> = weights.tests;
const SUPPORTED = 0.5;
const TINY = 1e-12;
const REFUTED = 0.02;
const UNWEIGHED = 0.3;

type Suspect = {
  service: string;
  score: number;
  evidence: readonly (Evidence & { kind: CauseKind | null })[];
};

/** Adds up what the tests saw, and shares the belief among the hypotheses. */
export function judge(scene: Scene, findings: readonly Finding[]): Verdicts {
  const suspects = suspectsOf(scene, findings);
  const nulls = { nothingWrong: weights.nothingWrong, noneOfThese: weights.noneOfThese };
  const beliefs = softmax([...suspects.map(({ score }) => score), nulls.nothingWrong, nulls.noneOfThese]);
  const of = new Map(suspects.map(({ service }, at) => [service, beliefs[at] ?? 0]));
  const nothingWrong = beliefs[suspects.length] ?? 0;
  const noneOfThese = beliefs[suspects.length + 1] ?? 0;
  const something = Math.max(TINY, 1 - nothingWrong);
  const shares = new Map([...of].map(([service, belief]) => [service, belief / something]));
  const order = serviceOrder(scene);
  const outside = outsideCauses(scene);
  const blamed = blameChanges(changeScores(scene, { findings, shares }), outside);

  const hypotheses = [
    ...suspects.flatMap((suspect) =>
      hypothesesOf(suspect, of.get(suspect.service) ?? 0, { scene, blamed, outside }),
    ),
    nullHypothesis("nothing_wrong", "There is no incident.", nothingWrong, nulls.nothingWrong),
    nullHypothesis(
      "none_of_these",
      "Something that the telemetry does not show.",
      noneOfThese,
      nulls.noneOfThese,
    ),
  ].toSorted(
    (one, other) =>
      other.probability - one.probability ||
      order(one.component ?? "", other.component ?? "") ||
      compareNames(one.id, other.id),
  );
  const kinds = firstKinds(hypotheses);
  return {
    hypotheses,
    services: suspects
      .map(({ service, score }) => ({
        service,
        score,
        probability: of.get(service) ?? 0,
        kind: kinds.get(service) ?? "code",
      }))
      .toSorted((one, other) => other.score - one.score || order(one.service, other.service))
      .map(({ service, probability, kind }) => ({ service, probability, kind })),
    changes: blamed.changes
      .map(({ score, probability }) => ({ change: score.change.id, probability: something * probability }))
      .toSorted(
        (one, other) => other.probability - one.probability || compareNames(one.change, other.change),
      ),
    noChange: 1 - something * (1 - blamed.none),
    nothingWrong,
  };
}

function suspectsOf(scene: Scene, findings: readonly Finding[]): Suspect[] {
  const seen = strongest(findings);
  const services = new Set([...scene.graph.services, ...seen.keys()]);
  return [...services].map((service) => {
    const evidence = [...(seen.get(service)?.values() ?? [])].map((finding) => ({
      test: finding.test,
      weight: (TEST_WEIGHTS[finding.test]?.weight ?? UNWEIGHED) * finding.strength,
      reason: finding.reason,
      sources: finding.sources,
      blindSpot: finding.blindSpot,
      kind: finding.kind,
    }));
    return { service, evidence, score: evidence.reduce((sum, { weight }) => sum + weight, 0) };
  });
}

/** Of an incident: without one, there is nothing to blame. */
type Blamed = { none: number; changes: readonly { score: ChangeScore; probability: number }[] };

function blameChanges(scores: readonly ChangeScore[], outside: readonly OutsideCause[]): Blamed {
  const clear = outside.reduce((most, { strength }) => Math.max(most, strength), 0);
  const beliefs = softmax([
    weights.change.none + weights.change.outside * clear,
    ...scores.map(({ score }) => score),
  ]);
  return {
    none: beliefs[0] ?? 1,
    changes: scores.map((score, at) => ({ score, probability: beliefs[at + 1] ?? 0 })),
  };
}

function hypothesesOf(
  { service, evidence }: Suspect,
  belief: number,
  { scene, blamed, outside }: { scene: Scene; blamed: Blamed; outside: readonly OutsideCause[] },
): JudgedHypothesis[] {
  const kinds = new Map<CauseKind, number>();
  for (const { kind, weight } of evidence)
    if (kind !== null && kind !== "change") kinds.set(kind, (kinds.get(kind) ?? 0) + weight);
  for (const { kind, strength } of outside)
    if (belief > 0.05) kinds.set(kind, (kinds.get(kind) ?? 0) + strength);
  if (kinds.size === 0) kinds.set("code", 0);
  const near = new Set([service, ...scene.graph.callers(service), ...scene.graph.callees(service)]);
  const suspicious = blamed.changes.filter(
    ({ score }) => score.change.services.length === 0 || score.change.services.some((one) => near.has(one)),
  );
  const byChange = suspicious.reduce((sum, { probability }) => sum + probability, 0);
  const names = [...kinds.keys()];
  const shares = softmax(names.map((kind) => kinds.get(kind) ?? 0));
  return [
    ...names.map((kind, at): JudgedHypothesis => {
      const probability = belief * (1 - byChange) * (shares[at] ?? 0);
      return {
        component: service,
        prior: Math.log(Math.max(TINY, (1 - byChange) * (shares[at] ?? 0))),
        id: JSON.stringify([kind, service]),
        kind,
        change: null,
        claim: claimOf(kind, service),
        evidence: evidence.map(withoutKind),
        probability,
        verdict: verdictOf(probability),
        nextTest: nextTestOf(kind, service),
      };
    }),
    ...suspicious
      .filter(({ probability }) => belief * probability > 0.001)
      .map(({ score, probability: share }): JudgedHypothesis => {
        const probability = belief * share;
        return {
          component: service,
          prior: Math.log(Math.max(TINY, share)) - score.score,
          id: JSON.stringify(["change", service, score.change.id]),
          kind: "change",
          change: score.change.id,
          claim: `Change ${score.change.id.slice(0, 12)} broke ${service}.`,
          evidence: [...score.evidence, ...evidence.map(withoutKind)],
          probability,
          verdict: verdictOf(probability),
          nextTest: nextTestOf("change", service),
        };
      }),
  ];
}

function withoutKind({ test, weight, reason, sources, blindSpot }: Evidence): Evidence {
  return { test, weight, reason, sources, blindSpot };
}

function nullHypothesis(
  kind: CauseKind,
  claim: string,
  probability: number,
  prior: number,
): JudgedHypothesis {
  return {
    id: JSON.stringify([kind]),
    kind,
    component: null,
    change: null,
    claim,
    prior,
    evidence: [],
    probability,
    verdict: verdictOf(probability),
    nextTest: nextTestOf(kind, null),
  };
}

function claimOf(kind: CauseKind, service: string): string {
  return `${service} is at fault: ${kind.replaceAll("_", " ")}.`;
}

function verdictOf(probability: number): JudgedHypothesis["verdict"] {
  if (probability >= SUPPORTED) return "supported";
  return probability < REFUTED ? "refuted" : "inconclusive";
}

/** The kind of each component's first hypothesis. */
function firstKinds(hypotheses: readonly JudgedHypothesis[]): ReadonlyMap<string | null, CauseKind> {
  return new Map(hypotheses.toReversed().map(({ component, kind }) => [component, kind]));
}

function softmax(scores: readonly number[]): number[] {
  const most = scores.reduce((greatest, score) => Math.max(greatest, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp((score - most) / weights.temperature));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}
