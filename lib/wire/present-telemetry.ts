import type { Coverage, Frame, Grid } from "@/lib/telemetry/frame";

import type { CoverageShape, GridShape } from "./telemetry";

const MS_US = 1_000;
const SECOND_US = 1_000_000;
const MOST_GAPS = 50;
const MOST_SILENCES = 100;
const MOST_SKEWS = 50;
/** Cells of a line that is drawn small. */
const SMALL_CELLS = 48;

export function isoOf(timeUs: number): string {
  return new Date(timeUs / MS_US).toISOString();
}

export function presentGrid({ startUs, endUs, stepUs }: Grid): GridShape {
  return { from: isoOf(startUs), to: isoOf(endUs), stepSeconds: stepUs / SECOND_US };
}

/** Seconds of a window. */
export function secondsOf({ startUs, endUs }: Grid): number {
  return (endUs - startUs) / SECOND_US;
}

/** JSON has no NaN. */
export function orNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** A line at the size of a word: means of equal stretches. */
export function small(values: Float64Array): (number | null)[] {
  const cells = Math.min(values.length, SMALL_CELLS);
  return Array.from({ length: cells }, (_, cell) => {
    const from = Math.floor((cell * values.length) / cells);
    const to = Math.floor(((cell + 1) * values.length) / cells);
    const present = values.subarray(from, to).filter(Number.isFinite);
    return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0) / present.length;
  });
}

export function presentCoverage(coverage: Coverage): CoverageShape {
  return {
    gaps: coverage.gaps.slice(0, MOST_GAPS),
    silences: coverage.silences
      .slice(0, MOST_SILENCES)
      .map(({ signal, fromUs, toUs }) => ({ signal, from: isoOf(fromUs), to: isoOf(toUs) })),
    clockSkew: coverage.clockSkew.slice(0, MOST_SKEWS),
    dropped: coverage.dropped,
    missingParents: coverage.missingParents,
  };
}

/** What somebody looks for: every word is somewhere in one of the texts, in whatever case. */
export function matches(words: string, texts: Iterable<string>): boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = [...texts].join("\n").toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** The same group of the window before, by name. */
export function byName<T>(
  frame: Frame | null,
  groups: (frame: Frame) => readonly T[],
  name: (group: T) => string,
) {
  return new Map((frame ? groups(frame) : []).map((group) => [name(group), group]));
}
