import { alertsOf } from "@/lib/timeline/alert-book";
import type { Investigation, RoomState } from "@/lib/timeline/state";
import { milestones } from "@/lib/timeline/vocabulary";
import { capital, milestoneWords } from "@/lib/timeline/words";
import { between, type EvidenceWindow, type Stretch } from "@/lib/wire/evidence-window";

/** A moment that charts draw as a line. */
export type Marker = { atMs: number; kind: "milestone" | "change" | "event"; label: string };

/** An incident whose time is looked at. */
export type ShownIncident = {
  id: string;
  number: number;
  title: string;
  /** Whether its telemetry is no longer there: what is there now belongs to another sample. */
  gone?: boolean;
  /** The way from the cause to the symptom, where an investigation found one. */
  chain?: Investigation["chain"];
};

/** A marker that a chart draws, by its place among those. */
export type NumberedMarker = Marker & { number: number };

const BEFORE_MS = 30 * 60_000;
const AFTER_MS = 15 * 60_000;
const MOST_MARKERS = 100;
const MOST_LETTERS = 120;

/** The milestones of an incident, the changes that were linked to it, its alerts and decisions, in order of time. */
export function incidentMarkers({
  milestones: marks,
  changes,
  alerts,
  decisions,
}: Pick<RoomState, "milestones" | "changes" | "alerts" | "decisions">): Marker[] {
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
  const alerted = alertsOf(alerts).map(({ startedAt = "", title }): Marker => ({
    atMs: Date.parse(startedAt),
    kind: "event",
    label: `Alert: ${title}`,
  }));
  const decided = Object.values(decisions).map(({ at, action }): Marker => ({
    atMs: Date.parse(at),
    kind: "event",
    label: `Decision: ${action.slice(0, MOST_LETTERS)}`,
  }));
  return [...reached, ...changed, ...alerted, ...decided]
    .filter(({ atMs }) => !Number.isNaN(atMs))
    .sort((one, other) => one.atMs - other.atMs)
    .slice(0, MOST_MARKERS);
}

/** Those that lie in a window, numbered from 1 in order of time. */
export function markersInside(markers: readonly Marker[], { fromMs, toMs }: Stretch): NumberedMarker[] {
  return markers
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    .map(({ atMs, kind, label }, index) => ({ atMs, kind, label, number: index + 1 }));
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
