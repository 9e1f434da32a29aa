import { MOST_POINTS, type MeasurePoint } from "@/lib/wire/report";

import type { ReportMember } from "./member";

type Length = { member: ReportMember; seconds: number };

/**
 * Every length of the measure at `place` as a point, shortest first; of more than `MOST_POINTS` those at even ranks,
 * with both ends. `sorted` are the same lengths.
 */
export function pointsOf(
  members: readonly ReportMember[],
  place: number,
  sorted: Float64Array,
): MeasurePoint[] {
  const isWanted = sorted.length <= MOST_POINTS ? isLength : atRanks(sorted);
  const kept: Length[] = [];
  for (const member of members) {
    const seconds = member.lengths[place] ?? -1;
    if (isWanted(seconds)) kept.push({ member, seconds });
  }
  return kept
    .sort((one, other) => one.seconds - other.seconds || one.member.number - other.member.number)
    .map(({ member, seconds }) => ({
      id: member.incidentId,
      number: member.number,
      severity: member.severity,
      at: new Date(member.atMs).toISOString(),
      seconds,
    }));
}

const isLength = (seconds: number): boolean => seconds >= 0;

/** Slots of the table that tells most of the unwanted at once. */
const SLOTS = 65_536;
const slotOf = (seconds: number): number => Math.round(seconds * 1_000) % SLOTS;

/**
 * Lets as many through of each value as stand at even ranks. Sorting the members themselves would take longer than
 * everything else together.
 */
function atRanks(sorted: Float64Array): (seconds: number) => boolean {
  const wanted = new Map<number, number>();
  const slots = new Uint8Array(SLOTS);
  for (let index = 0; index < MOST_POINTS; index++) {
    const value = sorted[Math.round((index * (sorted.length - 1)) / (MOST_POINTS - 1))] ?? Number.NaN;
    wanted.set(value, (wanted.get(value) ?? 0) + 1);
    slots[slotOf(value)] = 1;
  }
  return (seconds) => {
    if (seconds < 0 || slots[slotOf(seconds)] === 0) return false;
    const left = wanted.get(seconds) ?? 0;
    if (left > 0) wanted.set(seconds, left - 1);
    return left > 0;
  };
}
