"use client";

import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { incidentClock, updateClock } from "@/lib/timeline/clocks";
import { runningClock, span } from "@/lib/timeline/span";
import type { RoomState } from "@/lib/timeline/state";
import type { Zone } from "@/lib/timeline/zone";

import { exactMoment } from "@/components/shell/moment";

const SOON_MS = 5 * 60_000;

export interface ClocksProps {
  state: RoomState;
  nowMs: number;
  zone: Zone;
}

/** How long it has lasted, and since when: impact where it is known, else the declaration. */
export function IncidentClock({ state, nowMs, zone }: ClocksProps) {
  const clock = incidentClock(state, nowMs);
  const from = state.milestones.impact_started?.at ?? state.declaredAt;
  return (
    <span
      {...tip(
        `${clock.running ? "Running" : "Lasted"} since ${clock.since}: ${exactMoment(zone, Date.parse(from))}`,
      )}
      className="inline-flex items-baseline gap-1.5 whitespace-nowrap"
    >
      <span role="timer" className={cn("font-medium tabular-nums", clock.running ? "text-fg" : "text-muted")}>
        {runningClock(clock.ms)}
      </span>
      <span className="text-meta text-subtle">since {clock.since}</span>
    </span>
  );
}

/** When people were last told, and when they were promised the next word. */
export function UpdateClock({ state, nowMs }: ClocksProps) {
  const { sinceMs, dueInMs } = updateClock(state, nowMs);
  if (sinceMs === null && dueInMs === null) return null;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap text-meta text-subtle tabular-nums">
      {sinceMs !== null && <span>Updated {span(sinceMs)} ago</span>}
      {dueInMs !== null && (
        <span className={cn(dueInMs < 0 ? "font-medium text-danger" : dueInMs < SOON_MS && "text-warning")}>
          {dueInMs < 0 ? `Update overdue by ${span(-dueInMs)}` : `Next in ${span(dueInMs)}`}
        </span>
      )}
    </span>
  );
}
