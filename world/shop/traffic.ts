const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** When most people shop, in UTC. */
const PEAK_MS = 19.5 * 60 * MINUTE_MS;

/**
 * Visits per second that are to be expected at a time (milliseconds since 1970), around `perSecond` over a day: a wave
 * through the day, and a ripple through the minute from clients that poll.
 */
export function expectedTraffic(perSecond: number, atMs: number): number {
  const day = Math.cos((2 * Math.PI * (atMs - PEAK_MS)) / DAY_MS);
  const minute = Math.sin((2 * Math.PI * atMs) / MINUTE_MS);
  return perSecond * (1 + 0.35 * day) * (1 + 0.08 * minute);
}
