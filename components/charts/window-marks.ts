import { alertsOf } from "@/lib/timeline/alert-book";
import type { RoomState } from "@/lib/timeline/state";

/** A moment that frozen charts draw as a line. */
export type WindowMark = { atMs: number; kind: "change" | "alarm" | "onset"; label: string };

/** As many as can be told apart on a small chart. */
const MOST_MARKS = 8;

/** How the line of a marked moment is drawn, and what stands for it in words: never the colour alone. */
export const markLook: Readonly<Record<WindowMark["kind"], { colour: string; dash: string; word: string }>> =
  {
    change: { colour: "var(--hypothesis-testing)", dash: "2 2", word: "Change" },
    alarm: { colour: "var(--danger)", dash: "6 3", word: "Alarm" },
    onset: { colour: "var(--stance-against)", dash: "1 3", word: "Onset" },
  };

type Known = Pick<RoomState, "changes" | "alerts" | "milestones" | "investigations">;

/** What the incident knows of when it was: its changes, its alarms, and when what was hurt left its usual range. */
export function windowMarks({ changes, alerts, milestones, investigations }: Known): readonly WindowMark[] {
  const changed = Object.values(changes).map(({ changedAt, title }): WindowMark => ({
    atMs: Date.parse(changedAt),
    kind: "change",
    label: title,
  }));
  const alarmed = alertsOf(alerts).map(({ startedAt = "", title }): WindowMark => ({
    atMs: Date.parse(startedAt),
    kind: "alarm",
    label: title,
  }));
  const newest = Object.values(investigations).toSorted((one, other) => other.seq - one.seq);
  const chain = newest.find((each) => each.chain.length > 0)?.chain ?? [];
  const began = chain.map(({ at, component }): WindowMark => ({
    atMs: Date.parse(at),
    kind: "onset",
    label: component,
  }));
  const impact = milestones.impact_started;
  return [
    ...changed,
    ...alarmed,
    ...began,
    ...(impact ? [{ atMs: Date.parse(impact.at), kind: "onset" as const, label: "the impact" }] : []),
  ];
}

/** Those of a window, in order of time; of many, those nearest to the first onset or alarm in it. */
export function marksInside(
  marks: readonly WindowMark[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): readonly WindowMark[] {
  const inside = marks
    .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
    .toSorted((one, other) => one.atMs - other.atMs);
  if (inside.length <= MOST_MARKS) return inside;
  const rang = inside.find(({ kind }) => kind !== "change")?.atMs ?? toMs;
  return inside
    .toSorted((one, other) => Math.abs(one.atMs - rang) - Math.abs(other.atMs - rang))
    .slice(0, MOST_MARKS)
    .toSorted((one, other) => one.atMs - other.atMs);
}
