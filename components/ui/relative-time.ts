const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
const WEEK_S = 604_800;

/** What has passed: whole units only, so that nothing is said to be older than it is. */
function past(seconds: number): string {
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min`;
  if (seconds < DAY_S) return `${Math.floor(seconds / HOUR_S)} h`;
  if (seconds < 2 * WEEK_S) return `${Math.floor(seconds / DAY_S)} d`;
  return `${Math.floor(seconds / WEEK_S)} wk`;
}

/** Until this many days ahead people count them, as for what was given for 7, 30 or 90 days. */
const MOST_DAYS_AHEAD = 99;

/** What is left: to the nearest unit, so that seven days are seven days a second after they were given. */
function ahead(seconds: number): string {
  const minutes = Math.round(seconds / MINUTE_S);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(seconds / HOUR_S);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(seconds / DAY_S);
  return days <= MOST_DAYS_AHEAD ? `${days} d` : `${Math.round(seconds / WEEK_S)} wk`;
}

/**
 * How long before or after `nowMs` a moment is, both in ms since 1970: "4 min ago", "in 2 h", "just now". Written out
 * by hand, because server and browser word `Intl.RelativeTimeFormat` differently.
 */
export function relativeTime(atMs: number, nowMs: number): string {
  const seconds = Math.abs(nowMs - atMs) / 1000;
  if (seconds < MINUTE_S) return "just now";
  return atMs > nowMs ? `in ${ahead(seconds)}` : `${past(seconds)} ago`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a millisecond, and a list asks for hundreds. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}

/** The moment to the second in a time zone, with the zone: "2026-11-22 17:26:03 UTC". */
export function exactTime(atMs: number, timeZone: string): string {
  const parts = formatter(timeZone).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return `${date} ${part("hour")}:${part("minute")}:${part("second")} ${timeZone}`;
}
