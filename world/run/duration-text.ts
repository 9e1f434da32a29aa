const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** "40 s", "52 min", "3 h 20 min": whole units, those that are left out are under half of the smallest. */
export function durationText(ms: number): string {
  if (ms < SECOND_MS) return "less than a second";
  if (ms < 2 * MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`;
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes * MINUTE_MS < 2 * HOUR_MS) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest > 0 ? ` ${rest} min` : ""}`;
}
