const HALF_HOUR_MS = 1_800_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A reader of clocks in one time zone. */
export type Zone = {
  /** IANA name, as in `Europe/Berlin`. */
  name: string;
  /** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
  offsetMs: (atMs: number) => number;
};

const zones = new Map<string, Zone>();

/** The zone of that name; UTC where this machine does not know it. The answers of the calendar are remembered. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = name === "UTC" ? { name, offsetMs: () => 0 } : makeZone(name);
  zones.set(name, zone);
  return zone;
}

function makeZone(name: string): Zone {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return zoneOf("UTC");
  }
  // Offsets change at most every half hour: an incident asks the calendar a few times, not once per event.
  const offsets = new Map<number, number>();
  return {
    name,
    offsetMs: (atMs) => {
      const bucket = Math.floor(atMs / HALF_HOUR_MS);
      const known = offsets.get(bucket);
      if (known !== undefined) return known;
      const offset = wallMs(format, bucket * HALF_HOUR_MS) - bucket * HALF_HOUR_MS;
      offsets.set(bucket, offset);
      return offset;
    },
  };
}

function wallMs(format: Intl.DateTimeFormat, atMs: number): number {
  const parts = Object.fromEntries(
    format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Wall-clock time as if it were UTC: for arithmetic on days and hours. */
export function toWall(zone: Zone, atMs: number): number {
  return atMs + zone.offsetMs(atMs);
}

/** The instant at which the zone's clocks show this wall time. In the hour that clocks skip, the later one. */
export function fromWall(zone: Zone, wall: number): number {
  const first = wall - zone.offsetMs(wall);
  return wall - zone.offsetMs(first);
}

/** A number per calendar day and per clock hour of the zone. */
export const dayOf = (zone: Zone, atMs: number): number => Math.floor(toWall(zone, atMs) / DAY_MS);
export const hourOf = (zone: Zone, atMs: number): number => Math.floor(toWall(zone, atMs) / HOUR_MS);

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = ["January", "February", "March", "April", "May", "June"].concat([
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]);

/** "Sunday, 22 November 2026": the day as `dayOf` numbers it. */
export function dayName(day: number): string {
  const date = new Date(day * DAY_MS);
  return `${days[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const two = (value: number) => String(value).padStart(2, "0");

/** "14:32" in the zone, or "14:32:07" with seconds. */
export function clockTime(zone: Zone, atMs: number, seconds = false): string {
  const wall = new Date(toWall(zone, atMs));
  const minutes = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
  return seconds ? `${minutes}:${two(wall.getUTCSeconds())}` : minutes;
}

/** "2026-11-22" in the zone. */
export function calendarDate(zone: Zone, atMs: number): string {
  return new Date(toWall(zone, atMs)).toISOString().slice(0, 10);
}
