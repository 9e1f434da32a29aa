import type { Pair } from "./at-once";
import type { StrayHost } from "./hosts";
import { verdictOf } from "./hypotheses";
import type { Evidence, JudgedHypothesis } from "./judgement";
import { nextTestOf } from "./next-steps";
import { compareNames } from "./order";

/** The hypotheses with shares of the belief in some services taken away: `left` is what is left of 1, by service. */
function lessened(
  hypotheses: readonly JudgedHypothesis[],
  left: ReadonlyMap<string, number>,
): readonly JudgedHypothesis[] {
  return hypotheses.map((one) => {
    const share = one.component === null ? undefined : left.get(one.component);
    if (share === undefined) return one;
    const probability = one.probability * share;
    return { ...one, probability, verdict: verdictOf(probability) };
  });
}

/** A host that is less probable is not told. */
const LEAST_TOLD = 0.01;

/** The hypotheses, with hosts that have their share of the belief in their services; and the belief in all other services. */
export function withHosts(
  hypotheses: readonly JudgedHypothesis[],
  hosts: readonly StrayHost[],
  beliefs: ReadonlyMap<string, number>,
): { hypotheses: readonly JudgedHypothesis[]; beliefs: ReadonlyMap<string, number> } {
  const told = hosts.flatMap((host) => {
    const all = host.services.reduce((sum, service) => sum + (beliefs.get(service) ?? 0), 0);
    return host.share * all < LEAST_TOLD ? [] : [{ host, probability: host.share * all }];
  });
  if (told.length === 0) return { hypotheses, beliefs };
  const left = new Map(
    told.flatMap(({ host }) => host.services.map((service) => [service, 1 - host.share] as const)),
  );
  return {
    hypotheses: [
      ...lessened(hypotheses, left),
      ...told.map(({ host, probability }) => hostHypothesis(host, probability)),
    ],
    beliefs: new Map([...beliefs].filter(([service]) => !left.has(service))),
  };
}

function hostHypothesis(
  { host, share, services, evidence }: StrayHost,
  probability: number,
): JudgedHypothesis {
  return {
    id: JSON.stringify(["host", host]),
    kind: "node",
    component: host,
    alongside: null,
    change: null,
    claim: `Host ${host} is at fault: ${services.length} of its services suffer there and not elsewhere.`,
    prior: Math.log(share),
    evidence,
    probability,
    verdict: verdictOf(probability),
    nextTest: nextTestOf("node", host),
  };
}

/**
 * The hypotheses and one more: that what is likeliest of each of two services holds at once. Its probability is taken
 * from what else is believed of each, by how much that is.
 */
export function withPair(
  hypotheses: readonly JudgedHypothesis[],
  pair: Pair | null,
  beliefs: ReadonlyMap<string, number>,
): readonly JudgedHypothesis[] {
  if (pair === null) return hypotheses;
  const likeliest = (service: string) =>
    hypotheses
      .filter(({ component }) => component === service)
      .reduce<JudgedHypothesis | null>(
        (most, one) => (most === null || isFirst(one, most) ? one : most),
        null,
      );
  const [first, second] = [likeliest(pair.one), likeliest(pair.other)];
  if (first === null || second === null) return hypotheses;
  const both = (beliefs.get(pair.one) ?? 0) + (beliefs.get(pair.other) ?? 0);
  const left = new Map([pair.one, pair.other].map((service) => [service, 1 - pair.probability / both]));
  return [...lessened(hypotheses, left), bothOf(first, second, pair)];
}

function isFirst(one: JudgedHypothesis, other: JudgedHypothesis): boolean {
  const difference = one.probability - other.probability;
  return difference > 0 || (difference === 0 && compareNames(one.id, other.id) < 0);
}

function bothOf(
  first: JudgedHypothesis,
  second: JudgedHypothesis,
  { one, other, probability, left }: Pair,
): JudgedHypothesis {
  return {
    ...first,
    id: JSON.stringify(["at once", ...[one, other].toSorted(compareNames)]),
    alongside: other,
    claim: `${one} and ${other} are at fault at once, each of what the other does not explain.`,
    prior: first.prior + second.prior,
    evidence: [
      ...first.evidence.map((evidence) => named(evidence, one)),
      ...[...second.evidence, ...(left === null ? [] : [left])].map((evidence) => named(evidence, other)),
    ],
    probability,
    verdict: verdictOf(probability),
    nextTest: `Mend ${one} alone, and see whether those who wait for ${other} still suffer: if they recover, one cause was enough.`,
  };
}

function named(evidence: Evidence, service: string): Evidence {
  return { ...evidence, reason: `${service}: ${evidence.reason}` };
}
