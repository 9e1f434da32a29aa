import type { Pair } from "./at-once";
import { verdictOf } from "./hypotheses";
import type { Evidence, JudgedHypothesis } from "./judgement";
import { compareNames } from "./order";

/** The hypotheses with shares of the belief in some services taken away: `left` is what is left of 1, by service. */
export function lessened(
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

/**
 * The hypotheses and one more: that what is likeliest of each of two services holds at once. Half of its probability is
 * taken from what else is believed of each.
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
        (most, one) => (most === null || one.probability > most.probability ? one : most),
        null,
      );
  const [first, second] = [likeliest(pair.one), likeliest(pair.other)];
  if (first === null || second === null) return hypotheses;
  const left = new Map(
    [pair.one, pair.other].map((service) => [
      service,
      1 - pair.probability / 2 / (beliefs.get(service) ?? 1),
    ]),
  );
  return [...lessened(hypotheses, left), bothOf(first, second, pair)];
}

function bothOf(
  first: JudgedHypothesis,
  second: JudgedHypothesis,
  { one, other, probability }: Pair,
): JudgedHypothesis {
  return {
    ...first,
    id: JSON.stringify(["at once", ...[one, other].toSorted(compareNames)]),
    alongside: other,
    claim: `${one} and ${other} are at fault at once, each of what the other does not explain.`,
    prior: first.prior + second.prior,
    evidence: [
      ...first.evidence.map((evidence) => named(evidence, one)),
      ...second.evidence.map((evidence) => named(evidence, other)),
    ],
    probability,
    verdict: verdictOf(probability),
    nextTest: `Mend ${one} alone, and see whether those who wait for ${other} still suffer: if they recover, one cause was enough.`,
  };
}

function named(evidence: Evidence, service: string): Evidence {
  return { ...evidence, reason: `${service}: ${evidence.reason}` };
}
