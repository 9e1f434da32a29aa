import type { Zone } from "@/lib/timeline/zone";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const NOON = 12;

const CLOCK =
  /\b(?:since|from|after|at|around|about|by|began|begins|started|starts)\s+(?:about\s+|around\s+|at\s+)?(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|utc|z)?(?![\d:.%]|\s*(?:ms|s|sec|min|%|times))/iu;
const AGO = /\b(\d{1,4})\s*(min|minutes?|h|hours?)\s+ago\b/iu;

/**
 * When words say that it began ("since 14:00", "at 2 pm", "20 minutes ago"), ms since 1970: the last such moment in the
 * zone of the room. Null where they say no time.
 */
export function findMoment(text: string, { zone, nowMs }: { zone: Zone; nowMs: number }): number | null {
  const ago = AGO.exec(text);
  if (ago)
    return nowMs - Number(ago[1]) * ((ago[2] ?? "").toLowerCase().startsWith("h") ? HOUR_MS : MINUTE_MS);
  const clock = CLOCK.exec(text);
  if (!clock) return null;
  const [, hourText, minuteText, mark = ""] = clock;
  // "from 3 services" is no time.
  if (minuteText === undefined && !/^[ap]m$/iu.test(mark)) return null;
  const hour = hourOf(Number(hourText), mark.toLowerCase());
  const minute = Number(minuteText ?? 0);
  if (hour > 23 || minute > 59) return null;
  const isUtc = /^(utc|z)$/iu.test(mark);
  const offsetMs = isUtc ? 0 : zone.offsetMs(nowMs);
  const day = Math.floor((nowMs + offsetMs) / DAY_MS) * DAY_MS;
  const wall = day + hour * HOUR_MS + minute * MINUTE_MS;
  const atMs = wall - (isUtc ? 0 : zone.offsetMs(wall - offsetMs));
  return atMs <= nowMs ? atMs : atMs - DAY_MS;
}

function hourOf(hour: number, mark: string): number {
  if (mark === "pm" && hour < NOON) return hour + NOON;
  return mark === "am" && hour === NOON ? 0 : hour;
}
