import { type Estimate, MOST_POINTS, type MeasureReport, type MedianChange } from "@/lib/wire/report";

import type { Counted } from "./counted";
import { zeroes } from "./counts";
import { measureEnds, noLength } from "./definitions";
import { pointsOf } from "./points";
import { FEWEST_TO_COMPARE, medianDifference } from "./statistics/median-difference";
import { quantile } from "./statistics/quantile";
import { fewestForQuantile, quantileWithInterval } from "./statistics/quantile-interval";
import { type Measure, measures, measureStates } from "./vocabulary";

/** One measure over the incidents of a period, beside those of the period before. */
export function reportMeasure(measure: Measure, now: Counted, before: Counted): MeasureReport {
  const { sorted, states, missing } = measured(measure, now);
  const earlier = measured(measure, before).sorted;
  return {
    measure,
    n: sorted.length,
    states,
    missing,
    points: pointsOf(now.members, lengthsIn(now, measure), sorted),
    thinned: sorted.length > MOST_POINTS,
    median: estimate(sorted, 0.5),
    p90: estimate(sorted, 0.9),
    before: { n: earlier.length, median: estimate(earlier, 0.5), p90: estimate(earlier, 0.9) },
    change: changeOf(sorted, earlier),
  };
}

const none = new Float64Array();

function lengthsIn({ lengths }: Counted, measure: Measure): Float64Array {
  return lengths[measures.indexOf(measure)] ?? none;
}

function measured(measure: Measure, counted: Counted) {
  const lengths = lengthsIn(counted, measure);
  const seconds = new Float64Array(lengths.length);
  const missing = { from: 0, to: 0 };
  const states = zeroes(measureStates);
  for (const length of lengths) {
    if (length >= 0) seconds[states.recorded++] = length;
    else if (length === noLength.pending) states.pending += 1;
    else if (length === noLength.fromMissing) missing.from += 1;
    else if (length === noLength.toMissing) missing.to += 1;
    else states.invalid += 1;
  }
  states.missing = missing.from + missing.to;
  const { from, to } = measureEnds[measure];
  const lacking = [
    { milestone: from, count: missing.from },
    { milestone: to, count: missing.to },
  ];
  return {
    sorted: seconds.subarray(0, states.recorded).sort(),
    states,
    missing: lacking.filter(({ count }) => count > 0),
  };
}

function estimate(sorted: Float64Array, p: 0.5 | 0.9): Estimate {
  const n = sorted.length;
  const found = quantileWithInterval(sorted, p);
  if (found) return { known: true, n, seconds: found.value, low: found.low, high: found.high };
  const minimum = fewestForQuantile(p);
  const what = p === 0.5 ? "a median" : "a 90th percentile";
  const why = `${incidentsHave(n)} this length. Below ${minimum}, not even the shortest and the longest would hold ${what} in 95 of 100 cases.`;
  return { known: false, n, minimum, why };
}

function changeOf(now: Float64Array, before: Float64Array): MedianChange {
  const found = medianDifference(now, before);
  const counts = { n: now.length, nBefore: before.length };
  if (!found) {
    const [n, when] =
      now.length < FEWEST_TO_COMPARE ? [now.length, ""] : [before.length, " in the period before"];
    const why = `${incidentsHave(n)} this length${when}. Below ${FEWEST_TO_COMPARE}, a difference cannot be told from chance.`;
    return { verdict: "refused", ...counts, minimum: FEWEST_TO_COMPARE, why };
  }
  const { low, high } = found;
  const verdict = low > 0 ? "longer" : high < 0 ? "shorter" : "no_detectable_change";
  return { verdict, seconds: quantile(now, 0.5) - quantile(before, 0.5), low, high, ...counts };
}

function incidentsHave(n: number): string {
  return n === 0 ? "No incident has" : n === 1 ? "One incident has" : `${n} incidents have`;
}
