const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A length of time as people read it at a glance: "under 1 min", "42 min", "2 h 05 min", "3 d 4 h", "40 d". */
export function durationText(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE_MS) return "under 1 min";
  const minutes = Math.floor(length / MINUTE_MS) % 60;
  const hours = Math.floor(length / HOUR_MS) % 24;
  const days = Math.floor(length / DAY_MS);
  if (days >= 10) return `${days} d`;
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, "0")} min`;
  return `${minutes} min`;
}

export type DueText = { text: string; overdue: boolean };

/** How a promised update stands: "due in 12 min", "overdue 5 min". Milliseconds since 1970. */
export function dueText(dueMs: number, nowMs: number): DueText {
  const left = dueMs - nowMs;
  if (Math.abs(left) < MINUTE_MS) return { text: "due now", overdue: false };
  return left > 0
    ? { text: `due in ${durationText(left)}`, overdue: false }
    : { text: `overdue ${durationText(-left)}`, overdue: true };
}
