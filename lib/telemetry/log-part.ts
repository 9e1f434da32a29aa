import { groupLines } from "./line-groups";
import { MAX_EXAMPLE_BYTES } from "./log-examples";
import { compareLines, type LineAt, type LogLines, pickLines } from "./log-lines";
import { rowsByKey } from "./rows-by-key";
import type { TelemetryWindow } from "./source";
import { allRows, rowsWithin } from "./stretch-rows";

/**
 * The log lines of a stretch of time, measured as far as it goes without a grid: by group, that is lines of one service
 * that are equal once masked. Parts of stretches that do not overlap make up a window.
 */
export type LogPart = {
  /** Names of services. */
  texts: readonly string[];
  /** By group, as are the next four. Index into `texts`. */
  service: Uint32Array;
  /** Two words of hash of the masked text. */
  hashes: Int32Array;
  /** The highest. */
  severity: Uint8Array;
  /** The first and the last line, as rows of `examples`. */
  firstOf: Uint32Array;
  lastOf: Uint32Array;
  /** The times of group g are `timeUs[starts[g]]` up to `timeUs[starts[g + 1]]`. */
  starts: Uint32Array;
  timeUs: Float64Array;
  /** Of each body as much as is ever shown. */
  examples: LogLines;
  outside: number;
  unusable: number;
};

/** Measures those of some rows that lie in a stretch; the others are counted. */
export function logPart(
  lines: LogLines,
  stretch: TelemetryWindow,
  some: Uint32Array = allRows(lines.timeUs.length),
): LogPart {
  const { rows, outside, unusable } = rowsWithin(lines.timeUs, some, stretch);
  const { groupOf, ...groups } = groupLines(lines, rows);
  const count = groups.service.length;
  const { starts, rows: byGroup } = rowsByKey(groupOf, count);
  const timeUs = new Float64Array(byGroup.length);
  const severity = new Uint8Array(count);
  const firstOf = new Uint32Array(count);
  const lastOf = new Uint32Array(count);
  const shown: number[] = [];
  for (let group = 0; group < count; group++) {
    const from = starts[group] ?? 0;
    const end = starts[group + 1] ?? 0;
    let first = rows[byGroup[from] ?? 0] ?? 0;
    let last = first;
    let most = 0;
    for (let at = from; at < end; at++) {
      const row = rows[byGroup[at] ?? 0] ?? 0;
      timeUs[at] = lines.timeUs[row] ?? 0;
      most = Math.max(most, lines.severity[row] ?? 0);
      if (compareRows({ lines, row }, { lines, row: first }) < 0) first = row;
      if (compareRows({ lines, row }, { lines, row: last }) > 0) last = row;
    }
    severity[group] = most;
    firstOf[group] = shown.push(first) - 1;
    lastOf[group] = last === first ? shown.length - 1 : shown.push(last) - 1;
  }
  const examples = pickLines(lines, Uint32Array.from(shown), MAX_EXAMPLE_BYTES);
  return { ...groups, severity, firstOf, lastOf, starts, timeUs, examples, outside, unusable };
}

/** By time, then by what else is shown of a line. */
export function compareRows(one: LineAt, other: LineAt): number {
  return (
    (one.lines.timeUs[one.row] ?? 0) - (other.lines.timeUs[other.row] ?? 0) ||
    compareLines(one, other) ||
    (one.lines.severity[one.row] ?? 0) - (other.lines.severity[other.row] ?? 0)
  );
}
