import type { PostedUpdate, RoomState } from "./state";
import { isActive } from "./vocabulary";

/** How long the incident has lasted, and since when. It stands still once it is resolved. */
export type IncidentClock = { since: "impact started" | "declared"; ms: number; running: boolean };

/** Counts from the start of impact where that is known, else from the declaration, and says which. */
export function incidentClock(
  {
    milestones,
    declaredAt,
    status,
    lastRecordedAt,
  }: Pick<RoomState, "milestones" | "declaredAt" | "status" | "lastRecordedAt">,
  nowMs: number,
): IncidentClock {
  const started = milestones.impact_started?.at;
  const running = isActive(status);
  const endMs = running ? nowMs : Date.parse(milestones.resolved?.at ?? lastRecordedAt);
  return {
    since: started ? "impact started" : "declared",
    ms: Math.max(0, endMs - Date.parse(started ?? declaredAt)),
    running,
  };
}

export type UpdateClock = {
  /** Since the last update, in milliseconds; null before the first. */
  sinceMs: number | null;
  /** Until the next promised one; negative when it is overdue, null where none is promised. */
  dueInMs: number | null;
};

const latest = (one: PostedUpdate | null, other: PostedUpdate | null) =>
  !one || (other && other.at > one.at) ? other : one;

/** When people were last told, and when they were promised the next word. */
export function updateClock(
  { updates, status }: Pick<RoomState, "updates" | "status">,
  nowMs: number,
): UpdateClock {
  const last = latest(updates.responders, updates.stakeholders);
  const promised = [updates.responders, updates.stakeholders]
    .flatMap((update) => (update?.nextUpdateAt ? [Date.parse(update.nextUpdateAt)] : []))
    .sort((one, other) => one - other)[0];
  return {
    sinceMs: last ? Math.max(0, nowMs - Date.parse(last.at)) : null,
    dueInMs: promised !== undefined && isActive(status) ? promised - nowMs : null,
  };
}
