import { tip } from "@/components/ui/tooltip";
import { relativeTime } from "@/components/ui/relative-time";
import { cn } from "@/lib/cn";
import { calendarDate, clockTime, type Zone } from "@/lib/timeline/zone";

export interface MomentProps {
  atMs: number;
  zone: Zone;
  /** The present, where the moment is to be read as how long ago. */
  nowMs?: number | null | undefined;
  /** The date too, as in a list that has no day marks. */
  dated?: boolean;
  seconds?: boolean;
  className?: string;
}

/** A moment with its exact value on hover. */
export function Moment({ atMs, zone, nowMs = null, dated = false, seconds = false, className }: MomentProps) {
  if (Number.isNaN(atMs)) return null;
  const exact = exactMoment(zone, atMs);
  const clock = clockTime(zone, atMs, seconds);
  const words = dated ? `${calendarDate(zone, atMs)} ${clock}` : clock;
  return (
    <time
      {...tip(exact)}
      dateTime={new Date(atMs).toISOString()}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {nowMs === null ? words : relativeTime(atMs, nowMs)}
    </time>
  );
}

/** "2026-11-22 14:32:07 Europe/Berlin". */
export function exactMoment(zone: Zone, atMs: number): string {
  return `${calendarDate(zone, atMs)} ${clockTime(zone, atMs, true)} ${zone.name}`;
}
