import { LATEST_US } from "./limits";

/** Rows of these times are taken, both ends included; microseconds since 1970. */
export type TimesTaken = { fromUs: number; toUs: number };

/** Where nobody keeps what is decoded. */
export const ANY_TIME: TimesTaken = { fromUs: 0, toUs: LATEST_US };

const HOUR_US = 3_600_000_000;
/** Clocks differ; one that is further ahead is wrong, and what it stamps would outlive everything else. */
const MOST_AHEAD_US = HOUR_US;

/** What is taken of a request that came at a time, where rows are kept for so long. */
export function timesTaken(receivedUs: number, maxAgeHours: number): TimesTaken {
  return { fromUs: receivedUs - maxAgeHours * HOUR_US, toUs: receivedUs + MOST_AHEAD_US };
}

/** Why a row that spans these times is not taken; null where it is. */
export function timeFault(
  { fromUs, toUs }: TimesTaken,
  { startUs, endUs = startUs }: { startUs: number; endUs?: number },
): string | null {
  const latestUs = Math.max(startUs, endUs);
  if (latestUs > LATEST_US) return "with a time after the year 2255";
  if (latestUs > toUs) return "with a time more than an hour ahead of the clock here";
  return startUs < fromUs ? "with a time before what is kept" : null;
}
