import { isSign, somethingOf } from "./beliefs";
import type { ServiceGraph } from "./graph";
import type { Evidence } from "./judgement";
import { secondByTime } from "./second-by-time";
import type { Suspect, SuspectEvidence } from "./suspects";
import type { Place } from "./tests/losses";
import weights from "./weights.json";

/** Two suspects that are to blame at the same time, and how probable that is. */
export type Pair = {
  one: string;
  other: string;
  probability: number;
  /** What speaks for the other beside all that was seen of it; null for nothing. */
  left: Evidence | null;
};

const TESTS: Readonly<Record<string, { prior: number }>> = weights.tests;
/** Stated of tests that say where it broke rather than where it hurts. */
const WHERE_IT_BROKE = 1;
/** Of two of which one waits for the other, the other may be why: it asks for less, or time is lost between them. */
const PASSED_ALONG: ReadonlySet<string> = new Set([
  "rate-apart",
  "asks-less",
  "flow-gone",
  "delay-touch",
  "way-late",
]);
const SYMPTOMS: ReadonlySet<string> = new Set(["slow", "failing"]);
/** Who is believed in less is no half of a pair; of the others so many are looked at. */
const LEAST_BELIEF = 0.02;
const MOST_SUSPECTS = 4;
/** What is seen of one alone must make an incident likelier than none. */
const LIKELY = 0.5;
/** A pair that is less probable is not told. */
const LEAST_TOLD = 0.05;

type Suffering = { graph: ServiceGraph; pain: ReadonlyMap<string, number> };

/**
 * The two suspects that are likeliest to be at fault at once, if any are: each shows, in what the other cannot explain,
 * enough for an incident of its own. That is what tests saw of where it broke, and of its symptoms the part of what
 * suffers that waits for it and not for the other; or the time that is lost away from who is most believed in. Never
 * more probable than that the first is at fault, and than an incident by what it leaves to the second. `suspects` are
 * the most suspected first, `places` those at which time is lost.
 */
export function pairAtOnce(
  suspects: readonly Suspect[],
  beliefs: ReadonlyMap<string, number>,
  { graph, places }: { graph: ServiceGraph; places: readonly Place[] },
): Pair | null {
  const belief = ({ service }: Suspect) => beliefs.get(service) ?? 0;
  const believed = suspects.filter((suspect) => belief(suspect) >= LEAST_BELIEF).slice(0, MOST_SUSPECTS);
  const suffering = { graph, pain: painOf(suspects) };
  let likeliest: Pair | null = null;
  const take = (pair: Pair) => {
    if (pair.probability >= LEAST_TOLD && pair.probability > (likeliest?.probability ?? 0)) likeliest = pair;
  };
  for (const [at, one] of believed.entries())
    for (const other of believed.slice(at + 1)) {
      const both = apartFrom(one, other, suffering) * apartFrom(other, one, suffering);
      const probability = Math.min(belief(one), belief(other)) * both;
      take({ one: one.service, other: other.service, probability, left: null });
    }
  const [first] = believed;
  const second = first ? secondByTime(first.service, places) : null;
  if (first && second && beliefs.has(second.service))
    take({
      one: first.service,
      other: second.service,
      probability: belief(first) * second.probability,
      left: second.evidence,
    });
  return likeliest;
}

/** How probable an incident is by what is seen of one that another does not explain. */
function apartFrom(one: Suspect, other: Suspect, suffering: Suffering): number {
  const { graph } = suffering;
  const isRelated =
    graph.dependents(one.service).has(other.service) || graph.dependents(other.service).has(one.service);
  const part = isRelated ? 0 : partOf(one.service, other.service, suffering);
  const signs = one.evidence.reduce((sum, { test, weight }) => {
    if (SYMPTOMS.has(test)) return sum + part * weight;
    return broke(test) && !(isRelated && PASSED_ALONG.has(test)) ? sum + weight : sum;
  }, 0);
  const incident = somethingOf(signs, weights.something);
  return incident < LIKELY ? 0 : incident;
}

function broke(test: string): boolean {
  return isSign(test) && (TESTS[test]?.prior ?? 0) >= WHERE_IT_BROKE;
}

/** Of what suffers and waits for one: the share that does not wait for the other. None where both wait for what suffers. */
function partOf(one: string, other: string, { graph, pain }: Suffering): number {
  const [ofOne, ofOther] = [graph.dependents(one), graph.dependents(other)];
  let all = 0;
  let alone = 0;
  for (const [service, own] of pain) {
    const waiting = graph.dependents(service);
    if (waiting.has(one) && waiting.has(other)) return 0;
    if (service !== one && !ofOne.has(service)) continue;
    all += own;
    if (service !== other && !ofOther.has(service)) alone += own;
  }
  return all > 0 ? alone / all : 0;
}

/** How much each service suffers, of those that do. */
function painOf(suspects: readonly Suspect[]): ReadonlyMap<string, number> {
  return new Map(
    suspects.flatMap(({ service, evidence }): [string, number][] => {
      const most = evidence.reduce(worseSymptom, 0);
      return most > 0 ? [[service, most]] : [];
    }),
  );
}

function worseSymptom(most: number, { test, weight }: SuspectEvidence): number {
  return SYMPTOMS.has(test) ? Math.max(most, weight) : most;
}
