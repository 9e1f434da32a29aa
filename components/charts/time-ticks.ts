import type { Zone } from "@/lib/timeline/zone";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 5, 10].map((days) => days * DAY_MS),
];

/** Round moments of a zone's clock within a window, at most `most` of them: ms since 1970, ascending. */
export function timeTicks(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  { zone, most }: { zone: Zone; most: number },
): number[] {
  const step = steps.find((each) => (toMs - fromMs) / each <= most) ?? (toMs - fromMs) / most;
  const offset = zone.offsetMs(fromMs);
  const first = Math.ceil((fromMs + offset) / step) * step - offset;
  const ticks: number[] = [];
  for (let atMs = first; atMs <= toMs && ticks.length < most; atMs += step) ticks.push(atMs);
  return ticks;
}
