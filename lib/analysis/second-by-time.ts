import { somethingOf } from "./beliefs";
import type { Evidence } from "./judgement";
import { softmax } from "./softmax";
import { strongest } from "./strongest";
import { delaysAt } from "./tests/delays";
import { lostIn, type Place } from "./tests/losses";
import weights from "./weights.json";

/** Who is to blame for the time that is lost away from another, and how probable that is if the other is at fault. */
export type Second = { service: string; probability: number; evidence: Evidence };

const TEST_WEIGHTS: Readonly<Record<string, { weight: number }>> = weights.tests;
/** A share of all time lost that is half of what makes a cause of its own: one that explains less is hardly missed. */
const NOTICED = 0.1;
const MOST_SOURCES = 3;

/**
 * Time that is lost adds up, so what one service cannot explain is left for a second: all places are taken away that
 * touch the first, and what is left is judged as though it were all that was seen. The likeliest second, if any time is
 * lost away from the first; the less probable the less time only one of both explains.
 */
export function secondByTime(first: string, places: readonly Place[]): Second | null {
  const all = lostIn(places);
  const away = places.filter((place) => !touches(place, first));
  const found = [...strongest(delaysAt(away))].map(([service, tests]) => ({
    service,
    score: [...tests.values()].reduce(
      (sum, { test, strength }) => sum + (TEST_WEIGHTS[test]?.weight ?? 0) * strength,
      0,
    ),
  }));
  const shares = softmax([...found.map(({ score }) => score), weights.noneOfThese], weights.temperature);
  let likeliest: Second | null = null;
  for (const [at, { service, score }] of found.entries()) {
    const own = away.filter((place) => touches(place, service));
    const others = places.filter((place) => touches(place, first) && !touches(place, service));
    const alone = lostIn(own) / all;
    const least = Math.min(alone, lostIn(others) / all);
    const probability =
      somethingOf(score, weights.something) * (shares[at] ?? 0) * (least / (least + NOTICED));
    if (probability > (likeliest?.probability ?? 0))
      likeliest = { service, probability, evidence: evidenceOf(first, { score, alone, own }) };
  }
  return likeliest;
}

function touches({ service, callee }: Place, one: string): boolean {
  return service === one || callee === one;
}

function evidenceOf(
  first: string,
  { score, alone, own }: { score: number; alone: number; own: readonly Place[] },
): Evidence {
  return {
    test: "time-left",
    weight: score,
    reason: `${Math.round(alone * 100)} % of the time lost is lost there and not at ${first}.`,
    sources: own
      .toSorted((one, other) => other.seconds - one.seconds)
      .slice(0, MOST_SOURCES)
      .map(({ source }) => source),
    blindSpot: "",
  };
}
