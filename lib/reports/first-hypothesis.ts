import { grades } from "@/lib/timeline/vocabulary";
import type { FirstHypothesisReport, Reliability, Share } from "@/lib/wire/report";

import { zeroes } from "./counts";
import type { ReportMember } from "./member";
import { brierScore, type Forecast, reliabilityBins } from "./statistics/reliability";
import { wilson } from "./statistics/wilson";
import { type FirstGrade, firstGrades } from "./vocabulary";

/** Below, a bin would hold a handful, and its share anything. */
const FEWEST_FOR_RELIABILITY = 30;
const BINS = 5;
const graded: ReadonlySet<FirstGrade> = new Set(grades);

/** How right the first hypothesis of the code was, over incidents in which it is known what it was. */
export function reportFirstHypothesis(members: readonly ReportMember[]): FirstHypothesisReport {
  const counts = zeroes(firstGrades);
  const forecasts: Forecast[] = [];
  let ended = 0;
  for (const { firstGrade, firstProbability } of members) {
    if (firstGrade === null) continue;
    ended += 1;
    counts[firstGrade] += 1;
    if (firstProbability !== null && graded.has(firstGrade))
      forecasts.push({ probability: firstProbability, right: firstGrade === "right" });
  }
  const all = grades.reduce((sum, grade) => sum + counts[grade], 0);
  return {
    ended,
    counts,
    grades: grades.map((grade) => Object.assign({ grade }, shareOf(counts[grade], all))),
    reliability: reliabilityOf(forecasts),
  };
}

function reliabilityOf(forecasts: readonly Forecast[]): Reliability {
  const n = forecasts.length;
  if (n < FEWEST_FOR_RELIABILITY) {
    const why = `${n} first hypotheses were graded. Below ${FEWEST_FOR_RELIABILITY}, the share of a bin says nothing.`;
    return { known: false, n, minimum: FEWEST_FOR_RELIABILITY, why };
  }
  return {
    known: true,
    n,
    brier: brierScore(forecasts),
    bins: reliabilityBins(forecasts, BINS).map(({ from, to, count, right, meanProbability }) =>
      Object.assign({ from, to, meanProbability }, shareOf(right, count)),
    ),
  };
}

function shareOf(count: number, of: number): Share {
  return { count, of, share: of === 0 ? null : count / of, ...wilson(count, of) };
}
