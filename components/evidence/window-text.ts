import { calendarDate, clockTime, type Zone } from "@/lib/timeline/zone";
import type { Stretch } from "@/lib/wire/evidence-window";

const MINUTES_10_MS = 600_000;

/** "2026-03-01 11:00 – 12:00 UTC"; with seconds where it is short, with both days where there are two. */
export function windowText({ fromMs, toMs }: Stretch, zone: Zone): string {
  const seconds = toMs - fromMs < MINUTES_10_MS;
  const [fromDay, toDay] = [calendarDate(zone, fromMs), calendarDate(zone, toMs)];
  const end = clockTime(zone, toMs, seconds);
  return `${fromDay} ${clockTime(zone, fromMs, seconds)} – ${fromDay === toDay ? end : `${toDay} ${end}`} ${zone.name}`;
}
