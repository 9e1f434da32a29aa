const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** As the API has them. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 31 * DAY_MS;

/** What is looked at: the time up to now, or a stretch that stays. */
export type EvidenceWindow =
  | { kind: "last"; minutes: number }
  | { kind: "between"; fromMs: number; toMs: number };

/** Milliseconds since 1970; the end is exclusive. */
export type Stretch = { fromMs: number; toMs: number };

/** The windows up to now that one click chooses, in minutes. */
export const lastMinutes = [15, 60, 240, 1_440] as const;
export const usualWindow: EvidenceWindow = { kind: "last", minutes: 60 };

/** "15 min", "4 h". */
export function minutesText(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`;
}

export function stretchOf(window: EvidenceWindow, nowMs: number): Stretch {
  if (window.kind === "between") return { fromMs: window.fromMs, toMs: window.toMs };
  return { fromMs: nowMs - window.minutes * MINUTE_MS, toMs: nowMs };
}

/** A stretch as a window; one that cannot be is made to fit: ends in order, neither too short nor too long. */
export function between(oneMs: number, otherMs: number): EvidenceWindow {
  const toMs = Math.round(Math.max(oneMs, otherMs));
  const fromMs = Math.round(Math.min(oneMs, otherMs));
  return { kind: "between", fromMs: Math.max(Math.min(fromMs, toMs - SHORTEST_MS), toMs - LONGEST_MS), toMs };
}

/** Twice as long around the same middle, but not into the future. */
export function zoomedOut({ fromMs, toMs }: Stretch, nowMs: number): EvidenceWindow {
  const length = Math.min(2 * (toMs - fromMs), LONGEST_MS);
  const end = Math.max(toMs, Math.min(toMs + (toMs - fromMs) / 2, nowMs));
  return between(end - length, end);
}

/** Half of it: the half around a moment, or the middle one. */
export function zoomedIn({ fromMs, toMs }: Stretch, aroundMs = (fromMs + toMs) / 2): EvidenceWindow {
  const half = (toMs - fromMs) / 2;
  const start = Math.min(Math.max(aroundMs - half / 2, fromMs), toMs - half);
  return between(start, start + half);
}

/** Half its length earlier (-1) or later (1), but not past the present. */
export function moved({ fromMs, toMs }: Stretch, direction: -1 | 1, nowMs: number): EvidenceWindow {
  const half = (direction * (toMs - fromMs)) / 2;
  const by = direction === 1 ? Math.max(0, Math.min(half, nowMs - toMs)) : half;
  return between(fromMs + by, toMs + by);
}

/** How often a window up to now is worth reading again, in ms. */
export function renewalMs(window: EvidenceWindow): number {
  if (window.kind === "between" || window.minutes > 60) return 30_000;
  return window.minutes > 15 ? 5_000 : 1_000;
}
