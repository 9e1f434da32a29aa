import { countUp, ratesOf } from "./cell-counts";
import type { Grid, LogExample, LogPattern } from "./frame";
import { cellAt } from "./grid";
import { identityOf } from "./identity";
import type { FrameLimits } from "./limits";
import { groupLines } from "./line-groups";
import { lineTemplates, type TemplateKey } from "./line-templates";
import { exampleText, MAX_EXAMPLE_BYTES } from "./log-examples";
import { compareLines, type LogLines, lineText } from "./log-lines";
import { createNames, renumber } from "./names";
import { rowsByService } from "./rows-by-service";
import { findSilences, type Recorded } from "./silences";

export type LogPatterns = {
  patterns: LogPattern[];
  recorded: Recorded;
  /** Lines in the window. */
  rowsByService: ReadonlyMap<string, number>;
  /** Patterns, and lines that are in none, because of a limit. */
  dropped: { patterns: number; lines: number };
  outside: number;
  unusable: number;
};

/**
 * What services log, as patterns with their rates. The id of a pattern is that of its template's text. Its examples lack
 * the ids of their traces: see `withTraceIds`.
 */
export function logPatterns(
  logs: LogLines,
  grid: Grid,
  limits: Pick<FrameLimits, "patterns" | "maskedLines">,
): LogPatterns {
  const names = createNames();
  const service = renumber(names, logs.texts, logs.service);
  const { cellOf, rowsInCell, outside, unusable } = cellsOf(logs, grid);
  const recorded = findSilences(rowsInCell, grid);
  const { groups, groupOf } = groupLines(logs, { names, service, cellOf });
  const { keys, placeOf, dropped } = lineTemplates({ groups }, limits);
  const patternOf = new Int32Array(groupOf.length);
  const counts = new Uint32Array(keys.length * grid.length);
  let lines = 0;
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] ?? -1;
    const place = group < 0 ? -1 : (placeOf[group] ?? -1);
    patternOf[row] = place;
    if (place >= 0) countUp(counts, place * grid.length + (cellOf[row] ?? 0));
    else if (group >= 0) lines += 1;
  }
  const rates = ratesOf(counts, grid, recorded.recorded);
  const facts = factsOf(logs, patternOf, keys.length);
  const patterns = keys.map((key, place) =>
    patternFrom(key, facts[place], logs, rates.subarray(place * grid.length, (place + 1) * grid.length)),
  );
  return {
    patterns,
    recorded,
    rowsByService: rowsByService(service, cellOf, names.texts),
    dropped: { patterns: dropped, lines },
    outside,
    unusable,
  };
}

function cellsOf({ timeUs }: LogLines, grid: Grid) {
  const cellOf = new Int32Array(timeUs.length);
  const rowsInCell = new Uint32Array(grid.length);
  let [outside, unusable] = [0, 0];
  for (let row = 0; row < timeUs.length; row++) {
    const cell = cellAt(grid, timeUs[row] ?? Number.NaN);
    cellOf[row] = cell;
    if (cell >= 0) rowsInCell[cell] = (rowsInCell[cell] ?? 0) + 1;
    else if (Number.isFinite(timeUs[row])) outside += 1;
    else unusable += 1;
  }
  return { cellOf, rowsInCell, outside, unusable };
}

type PatternFacts = { count: number; severity: number; firstRow: number; lastRow: number };

function factsOf(logs: LogLines, patternOf: Int32Array, patterns: number): PatternFacts[] {
  const counts = new Uint32Array(patterns);
  const severities = new Uint8Array(patterns);
  const firsts = new Int32Array(patterns);
  const lasts = new Int32Array(patterns);
  for (let row = 0; row < patternOf.length; row++) {
    const own = patternOf[row] ?? -1;
    if (own < 0) continue;
    const severity = logs.severity[row] ?? 0;
    if (severity > (severities[own] ?? 0)) severities[own] = severity;
    const isNew = counts[own] === 0;
    if (isNew || compareRows(logs, row, firsts[own] ?? 0) < 0) firsts[own] = row;
    if (isNew || compareRows(logs, row, lasts[own] ?? 0) > 0) lasts[own] = row;
    countUp(counts, own);
  }
  return Array.from(counts, (count, own) => ({
    count,
    severity: severities[own] ?? 0,
    firstRow: firsts[own] ?? 0,
    lastRow: lasts[own] ?? 0,
  }));
}

/** By time, then by what else is shown of a line. */
function compareRows(logs: LogLines, one: number, other: number): number {
  return (
    (logs.timeUs[one] ?? 0) - (logs.timeUs[other] ?? 0) ||
    compareLines(logs, one, other) ||
    (logs.severity[one] ?? 0) - (logs.severity[other] ?? 0)
  );
}

function patternFrom(
  [service, template]: TemplateKey,
  facts: PatternFacts | undefined,
  logs: LogLines,
  rate: Float64Array,
): LogPattern {
  const { count, severity, firstRow, lastRow } = facts ?? {
    count: 0,
    severity: 0,
    firstRow: -1,
    lastRow: -1,
  };
  const rows = firstRow === lastRow ? [firstRow] : [firstRow, lastRow];
  return {
    id: identityOf([template]),
    service,
    template,
    severity,
    count,
    firstSeenUs: logs.timeUs[firstRow] ?? Number.NaN,
    lastSeenUs: logs.timeUs[lastRow] ?? Number.NaN,
    rate,
    examples: rows.map((row) => exampleOf(logs, row)),
  };
}

function exampleOf(logs: LogLines, row: number): LogExample {
  return {
    timeUs: logs.timeUs[row] ?? Number.NaN,
    severity: logs.severity[row] ?? 0,
    body: exampleText(lineText(logs, row, MAX_EXAMPLE_BYTES)),
    traceId: "",
    spanId: "",
  };
}
