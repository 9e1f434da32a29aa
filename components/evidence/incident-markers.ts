import type { RoomState } from "@/lib/timeline/state";
import { milestones } from "@/lib/timeline/vocabulary";
import { capital, milestoneWords } from "@/lib/timeline/words";
import { between, type EvidenceWindow } from "@/lib/wire/evidence-window";

/** A moment that charts draw as a line. */
export type Marker = { atMs: number; kind: "milestone" | "change"; label: string };

const BEFORE_MS = 30 * 60_000;
const AFTER_MS = 15 * 60_000;
const MOST_MARKERS = 100;

/** The milestones of an incident and the changes that were linked to it, in order of time. */
export function incidentMarkers({
  milestones: marks,
  changes,
}: Pick<RoomState, "milestones" | "changes">): Marker[] {
  const reached = milestones.flatMap((milestone): Marker[] => {
    const mark = marks[milestone];
    return mark
      ? [{ atMs: Date.parse(mark.at), kind: "milestone", label: capital(milestoneWords[milestone]) }]
      : [];
  });
  const changed = Object.values(changes).map(({ changedAt, title }): Marker => ({
    atMs: Date.parse(changedAt),
    kind: "change",
    label: title,
  }));
  return [...reached, ...changed]
    .filter(({ atMs }) => !Number.isNaN(atMs))
    .sort((one, other) => one.atMs - other.atMs)
    .slice(0, MOST_MARKERS);
}

/** The time of an incident, with what came shortly before and after: from its first sign to its end, or to now. */
export function incidentWindow(
  { milestones: marks, declaredAt }: Pick<RoomState, "milestones" | "declaredAt">,
  nowMs: number,
): EvidenceWindow {
  const starts = [marks.impact_started?.at, marks.detected?.at, declaredAt]
    .map((at) => Date.parse(at ?? ""))
    .filter(Number.isFinite);
  const end = Date.parse(marks.resolved?.at ?? marks.mitigated?.at ?? "");
  const last = Number.isNaN(end) ? nowMs : Math.min(end + AFTER_MS, nowMs);
  return between(Math.min(nowMs, ...starts) - BEFORE_MS, Math.max(last, ...starts));
}
