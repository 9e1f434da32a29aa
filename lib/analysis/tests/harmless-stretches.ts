import type { Stretch } from "../deviation";

/** How many stretches of the past are looked at as if they were the incident. */
const PLACEBOS = 4;

/** Stretches of the past as long as the incident, the latest first, each with the rest of the past before and after it; none where the past is too short. */
export function harmlessStretches({ past, fault }: Stretch): Stretch[] {
  const length = Math.min(fault.length, Math.floor(past.length / (PLACEBOS + 1)));
  if (length === 0) return [];
  return Array.from({ length: PLACEBOS }, (_, turn) => {
    const from = past.length - (turn + 1) * length;
    return {
      fault: past.slice(from, from + length),
      past: [...past.slice(0, from), ...past.slice(from + length)],
    };
  });
}
