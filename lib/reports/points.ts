import { MOST_POINTS, type MeasurePoint } from "@/lib/wire/report";

import type { ReportMember } from "./member";

type Length = { member: ReportMember; seconds: number };

/**
 * Every length of a measure as a point, shortest first; of more than `MOST_POINTS` those at even ranks, with both
 * ends. `lengths` are those of the members, in their order, and `sorted` those that there are, in theirs.
 */
export function pointsOf(
  members: readonly ReportMember[],
  lengths: Float64Array,
  sorted: Float64Array,
): MeasurePoint[] {
  const isWanted = sorted.length <= MOST_POINTS ? isLength : atRanks(sorted, lengths);
  const kept: Length[] = [];
  for (let place = 0; place < lengths.length; place++) {
    const seconds = lengths[place] ?? -1;
    const member = isWanted(seconds, place) ? members[place] : undefined;
    if (member) kept.push({ member, seconds });
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

/** Slots of the table that tells most of the unwanted by their bits, before they are looked up. */
const SLOTS = 65_536;

/**
 * Lets as many through of each value as stand at even ranks. Sorting the members themselves would take longer than
 * everything else together.
 */
function atRanks(sorted: Float64Array, lengths: Float64Array): (seconds: number, place: number) => boolean {
  const ranks = Array.from({ length: MOST_POINTS }, (_, index) =>
    Math.round((index * (sorted.length - 1)) / (MOST_POINTS - 1)),
  );
  const values = Float64Array.from(ranks, (rank) => sorted[rank] ?? Number.NaN);
  const slots = new Uint8Array(SLOTS);
  const wanted = new Map<number, number>();
  const bitsOfValues = bitsOf(values);
  for (const [place, value] of values.entries()) {
    slots[slotAt(bitsOfValues, place)] = 1;
    wanted.set(value, (wanted.get(value) ?? 0) + 1);
  }
  const bits = bitsOf(lengths);
  return (seconds, place) => {
    if (slots[slotAt(bits, place)] === 0) return false;
    const left = wanted.get(seconds) ?? 0;
    if (left > 0) wanted.set(seconds, left - 1);
    return left > 0;
  };
}

function bitsOf({ buffer, byteOffset, length }: Float64Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, 2 * length);
}

function slotAt(bits: Uint32Array, place: number): number {
  const mixed = Math.imul((bits[2 * place] ?? 0) ^ (bits[2 * place + 1] ?? 0), 0x9e3779b1);
  return mixed >>> 16;
}
