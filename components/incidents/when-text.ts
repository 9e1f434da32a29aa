import { relativeTime } from "@/components/ui/relative-time";

const RECENT_MS = 7 * 86_400_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** When something was: "3 d ago" in the last week, else its date in UTC, with the year where it is another. */
export function whenText(atMs: number, nowMs: number): string {
  if (nowMs - atMs < RECENT_MS) return relativeTime(atMs, nowMs);
  const at = new Date(atMs);
  const day = `${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
  const year = at.getUTCFullYear();
  return year === new Date(nowMs).getUTCFullYear() ? day : `${day} ${year}`;
}
