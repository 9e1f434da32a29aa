import { quantityText } from "@/lib/telemetry/quantity";
import type { FrozenResult } from "@/lib/timeline/frozen";
import type { FrozenLine, FrozenLines } from "@/lib/timeline/frozen-lines";
import type { FrozenPattern } from "@/lib/timeline/frozen-pattern";
import type { FrozenTrace } from "@/lib/timeline/frozen-trace";
import type { Comparison } from "@/lib/timeline/vocabulary";

import { plainText } from "./plain-text";

/** What became of a frozen look when the same was asked again, in one sentence. */
export type Compared = { comparison: Comparison; summary: string };

/** A level that moved by less, in shares of itself, is the same: it is read off other points of the same line. */
const LEAST_MOVE = 0.02;
const NAME_LIMIT = 120;

const SAME: Compared = { comparison: "same", summary: "The same query gives the same again." };

/** Sets what was kept against what the same query gives now. Names what differs most. */
export function compareFrozen(kept: FrozenResult, now: FrozenResult): Compared {
  if (kept.kind === "lines" && now.kind === "lines") return compareLines(kept, now);
  if (kept.kind === "pattern" && now.kind === "pattern") return comparePatterns(kept, now);
  if (kept.kind === "trace" && now.kind === "trace") return compareTraces(kept, now);
  return changed("The same query gives something of another kind now.");
}

/** There is nothing any more where there was something. */
export function goneOf(kept: FrozenResult): Compared {
  const what = {
    lines: "Its series have",
    pattern: "Its log lines are",
    trace: "Its trace is",
    figures: "It is",
  };
  const ending = kept.kind === "lines" ? "no values in that window any more" : "no longer there";
  return { comparison: "gone", summary: `${what[kept.kind]} ${ending}; what was kept stays.` };
}

function changed(summary: string): Compared {
  return { comparison: "changed", summary };
}

type Move = { line: FrozenLine; what: string; from: number; to: number; share: number };

function compareLines(kept: FrozenLines, now: FrozenLines): Compared {
  const known = new Map(now.lines.map((line) => [line.id, line]));
  const missing = kept.lines.filter(({ id }) => !hasValues(known.get(id)));
  if (missing.length === kept.lines.length) return goneOf(kept);
  const [most] = kept.lines
    .flatMap((line) => {
      const other = known.get(line.id);
      return other && hasValues(other) ? movesOf(line, other) : [];
    })
    .filter(({ share }) => share >= LEAST_MOVE)
    .toSorted((one, other) => other.share - one.share);
  const gone = missing.length === 0 ? null : `${missing.length} of ${kept.lines.length} series are gone`;
  if (!most) return gone === null ? SAME : changed(`${gone}; the others are as they were.`);
  return changed(`${moveText(most)}${gone === null ? "" : `; ${gone}`}.`);
}

function hasValues(line: FrozenLine | undefined): boolean {
  return line?.values.some((value) => value !== null) ?? false;
}

/** How far the level of a line moved, and how far its highest value. */
function movesOf(line: FrozenLine, other: FrozenLine): Move[] {
  const [before, after] = [valuesOf(line), valuesOf(other)];
  if (before.length === 0) return [];
  return [
    moveOf(line, "at", medianOf(before), medianOf(after)),
    moveOf(line, "at most", Math.max(...before), Math.max(...after)),
  ];
}

function moveOf(line: FrozenLine, what: string, from: number, to: number): Move {
  const size = Math.max(Math.abs(from), Math.abs(to));
  return { line, what, from, to, share: size === 0 ? 0 : Math.abs(to - from) / size };
}

function moveText({ line: { service, metric, unit }, what, from, to }: Move): string {
  const name = plainText(service === "" ? metric : `${metric} of ${service}`, NAME_LIMIT);
  return `${name} is ${what} ${quantityText(to, unit)} now, and was ${what} ${quantityText(from, unit)}`;
}

function valuesOf({ values }: FrozenLine): readonly number[] {
  return values.filter((value) => value !== null);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function comparePatterns(kept: FrozenPattern, now: FrozenPattern): Compared {
  if (now.count === 0 && kept.count > 0) return goneOf(kept);
  if (kept.count === now.count && kept.severity === now.severity) return SAME;
  return changed(
    kept.count === now.count
      ? "As many lines as before, of another severity."
      : `${now.count} lines now, and ${kept.count} when it was kept.`,
  );
}

function compareTraces(kept: FrozenTrace, now: FrozenTrace): Compared {
  const differences = [
    ...(kept.spanCount === now.spanCount ? [] : [`${now.spanCount} spans now, and ${kept.spanCount} then`]),
    ...(kept.errorCount === now.errorCount
      ? []
      : [`${now.errorCount} of them with errors, and ${kept.errorCount} then`]),
    ...(kept.durationSeconds === now.durationSeconds
      ? []
      : [
          `it took ${quantityText(now.durationSeconds, "s")}, and ${quantityText(kept.durationSeconds, "s")} then`,
        ]),
  ];
  return differences.length === 0 ? SAME : changed(`The trace has changed: ${differences.join("; ")}.`);
}
