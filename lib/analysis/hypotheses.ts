import type { Blamed } from "./blame-changes";
import type { Evidence, CauseKind, JudgedHypothesis } from "./judgement";
import { kindShares } from "./kinds";
import { nextTestOf } from "./next-steps";
import type { OutsideCause } from "./outside-causes";
import type { Scene } from "./scene";
import type { Suspect } from "./suspects";

const SUPPORTED = 0.5;
const REFUTED = 0.02;
const TINY = 1e-12;
/** What is outside of everybody explains only those who are suspected at all. */
const LEAST_BELIEF = 0.05;

/** What could be wrong with a service, by kind and by change, with its share of the belief. */
export function hypothesesOf(
  { service, evidence }: Suspect,
  belief: number,
  { scene, blamed, outside }: { scene: Scene; blamed: Blamed; outside: readonly OutsideCause[] },
): JudgedHypothesis[] {
  const kinds = kindShares(evidence, belief > LEAST_BELIEF ? outside : []);
  const near = new Set([service, ...scene.graph.callers(service), ...scene.graph.callees(service)]);
  const suspicious = blamed.changes.filter(
    ({ score }) => score.change.services.length === 0 || score.change.services.some((one) => near.has(one)),
  );
  const byChange = suspicious.reduce((sum, { probability }) => sum + probability, 0);
  return [
    ...[...kinds].map(([kind, share]): JudgedHypothesis => {
      const probability = belief * (1 - byChange) * share;
      return {
        component: service,
        alongside: null,
        prior: Math.log(Math.max(TINY, (1 - byChange) * share)),
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
          alongside: null,
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

/** What is always possible. */
export function nullHypothesis(
  kind: CauseKind,
  claim: string,
  probability: number,
  prior: number,
): JudgedHypothesis {
  return {
    id: JSON.stringify([kind]),
    kind,
    component: null,
    alongside: null,
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

/** Where a probability leaves a hypothesis. */
export function verdictOf(probability: number): JudgedHypothesis["verdict"] {
  if (probability >= SUPPORTED) return "supported";
  return probability < REFUTED ? "refuted" : "inconclusive";
}
