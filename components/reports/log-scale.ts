import type { MeasureReport } from "@/lib/wire/report";

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** Where a time axis may have a mark, in seconds, with its word. */
const marks: readonly { seconds: number; word: string }[] = [
  { seconds: 1, word: "1 s" },
  { seconds: 10, word: "10 s" },
  { seconds: MINUTE_S, word: "1 min" },
  { seconds: 5 * MINUTE_S, word: "5 min" },
  { seconds: 20 * MINUTE_S, word: "20 min" },
  { seconds: HOUR_S, word: "1 h" },
  { seconds: 4 * HOUR_S, word: "4 h" },
  { seconds: DAY_S, word: "1 d" },
  { seconds: 7 * DAY_S, word: "1 wk" },
  { seconds: 30 * DAY_S, word: "30 d" },
  { seconds: 365 * DAY_S, word: "1 yr" },
];

export type LogScale = {
  /** Where a length lies on the axis: 0 at its left end, 1 at its right; what lies beyond stands at the end. */
  place: (seconds: number) => number;
  ticks: readonly { at: number; word: string }[];
};

/** One logarithmic axis for all measures, so that they are compared by eye. Less than a second stands at its left end. */
export function logScale(measures: readonly Pick<MeasureReport, "points" | "median" | "p90">[]): LogScale {
  const lengths = measures.flatMap(({ points, median, p90 }) => [
    ...[points.at(0), points.at(-1)].flatMap((point) => (point ? [point.seconds] : [])),
    ...[median, p90].flatMap((estimate) => (estimate.known ? [estimate.low, estimate.high] : [])),
  ]);
  const least = Math.max(1, Math.min(...lengths, DAY_S));
  const most = Math.max(...lengths, MINUTE_S, least);
  const [low, high] = [Math.log(least) - 0.1, Math.log(most) + 0.1];
  const place = (seconds: number) =>
    Math.min(1, Math.max(0, (Math.log(Math.max(1, seconds)) - low) / (high - low)));
  const inside = marks.filter(({ seconds }) => seconds >= least && seconds <= most);
  return { place, ticks: inside.map(({ seconds, word }) => ({ at: place(seconds), word })) };
}

/** 0.618…: places by its multiples lie evenly, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** How high the dot of this rank stands, 0 to 1: neighbours in time stand apart, and always the same. */
export const jitter = (rank: number): number => (rank * GOLDEN) % 1;
