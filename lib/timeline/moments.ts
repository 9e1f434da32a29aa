import { calendarDate, fromWall, toWall, type Zone } from "./zone";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: MINUTE_MS,
  min: MINUTE_MS,
  h: 3_600_000,
  d: DAY_MS,
};

export type Clock = { zone: Zone; nowMs: number };

/** A moment read from the start of a text, in ms since 1970, and what was written after it. */
export type ReadMoment = { atMs: number; rest: string };

const iso = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))(?:\s+|$)/;
const ago = /^-(\d{1,5})\s?(s|m|min|h|d)(?:\s+|$)/;
const wall = /^(?:(yesterday|\d{4}-\d\d-\d\d)\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s+|$)/i;

/**
 * Reads `14:32`, `14:32:05`, `yesterday 14:32`, `2026-11-22 14:32`, `-15m` or an ISO 8601 instant with its zone.
 * A bare clock time that is still to come today was yesterday's. Null where there is no moment.
 */
export function readMoment(text: string, clock: Clock): ReadMoment | null {
  const trimmed = text.trimStart();
  for (const [pattern, read] of readers) {
    const match = pattern.exec(trimmed);
    const atMs = match ? read(match, clock) : Number.NaN;
    if (match && !Number.isNaN(atMs)) return { atMs, rest: trimmed.slice(match[0].length) };
  }
  return null;
}

const readers: readonly [RegExp, (match: RegExpExecArray, clock: Clock) => number][] = [
  [iso, ([, instant = ""]) => Date.parse(instant)],
  [ago, ([, amount, unit = ""], { nowMs }) => nowMs - Number(amount) * (units[unit] ?? Number.NaN)],
  [wall, readWall],
];

function readWall([, day, hours, minutes, seconds = "0"]: RegExpExecArray, { zone, nowMs }: Clock): number {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return Number.NaN;
  const date = day && day.toLowerCase() !== "yesterday" ? day : calendarDate(zone, nowMs);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const timeMs = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  const back = day?.toLowerCase() === "yesterday" ? DAY_MS : 0;
  const atMs = fromWall(zone, midnight - back + timeMs);
  return day === undefined && atMs > nowMs + MINUTE_MS ? fromWall(zone, midnight - DAY_MS + timeMs) : atMs;
}

/** What `<input type="datetime-local" step="1">` shows for an instant: wall time to the second, without a zone. */
export function toField(zone: Zone, atMs: number): string {
  return new Date(toWall(zone, atMs)).toISOString().slice(0, 19);
}

/** The instant of a `datetime-local` field as ISO 8601; null where it holds none. */
export function fromField(zone: Zone, value: string): string | null {
  const wallMs = Date.parse(`${value}Z`);
  return Number.isNaN(wallMs) ? null : new Date(fromWall(zone, wallMs)).toISOString();
}
