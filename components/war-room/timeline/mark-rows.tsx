import { clockTime, dayName, type Zone } from "@/lib/timeline/zone";

/** A new day: its name across the timeline. */
export function DayRow({ day }: { day: number }) {
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1.5 text-meta font-medium text-muted">
      <span>{dayName(day)}</span>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}

/** A new hour: a hairline with its clock. */
export function HourRow({ atMs, zone }: { atMs: number; zone: Zone }) {
  return (
    <div className="flex items-center gap-2 px-4 pt-2 pb-1 text-meta text-subtle tabular-nums">
      <span className="w-12 text-right max-tablet:w-10">{`${clockTime(zone, atMs).slice(0, 2)}:00`}</span>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
