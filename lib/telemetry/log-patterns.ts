import { countUp, ratesOf } from "./cell-counts";
import type { Grid, LogExample, LogPattern } from "./frame";
import { cellAt } from "./grid";
import { identityOf } from "./identity";
import { type FrameLimits, MAX_EXAMPLE_LENGTH } from "./limits";
import { groupLines } from "./line-groups";
import { lineTemplates, type TemplateKey } from "./line-templates";
import { createNames, type Names, renumber } from "./names";
import type { LogTable } from "./signals";
import { findSilences, type Recorded } from "./silences";

export type LogPatterns = {
  patterns: LogPattern[];
  recorded: Recorded;
  names: Names;
  /** Number of `names` by row. */
  service: Uint32Array;
  /** -1 for a row outside the window. */
  cellOf: Int32Array;
  /** Patterns, and lines that are in none, because of a limit. */
  dropped: { patterns: number; lines: number };
  outside: number;
  unusable: number;
};

/** What services log, as patterns with their rates. The id of a pattern is that of its template's text. */
export function logPatterns(
  logs: LogTable,
  grid: Grid,
  limits: Pick<FrameLimits, "patterns" | "maskedLines">,
): LogPatterns {
  const names = createNames();
  const service = renumber(names, logs.texts, logs.service);
  const { cellOf, rowsInCell, outside, unusable } = cellsOf(logs, grid);
  const recorded = findSilences(rowsInCell, grid);
  const { groups, groupOf } = groupLines(logs.body, { names, service, cellOf });
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
    names,
    service,
    cellOf,
    dropped: { patterns: dropped, lines },
    outside,
    unusable,
  };
}

function cellsOf({ timeUs }: LogTable, grid: Grid) {
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

function factsOf(logs: LogTable, patternOf: Int32Array, patterns: number): PatternFacts[] {
  const facts = Array.from({ length: patterns }, (): PatternFacts => ({
    count: 0,
    severity: 0,
    firstRow: -1,
    lastRow: -1,
  }));
  for (let row = 0; row < patternOf.length; row++) {
    const own = facts[patternOf[row] ?? -1];
    if (!own) continue;
    own.count += 1;
    own.severity = Math.max(own.severity, logs.severity[row] ?? 0);
    if (own.firstRow < 0 || compareRows(logs, row, own.firstRow) < 0) own.firstRow = row;
    if (own.lastRow < 0 || compareRows(logs, row, own.lastRow) > 0) own.lastRow = row;
  }
  return facts;
}

/** By time, then by what else is shown of a line. */
function compareRows(
  { timeUs, body, traceId, spanId, severity }: LogTable,
  one: number,
  other: number,
): number {
  return (
    (timeUs[one] ?? 0) - (timeUs[other] ?? 0) ||
    compareTexts(body[one], body[other]) ||
    compareTexts(traceId[one], traceId[other]) ||
    compareTexts(spanId[one], spanId[other]) ||
    (severity[one] ?? 0) - (severity[other] ?? 0)
  );
}

function compareTexts(one = "", other = ""): number {
  return one < other ? -1 : Number(one > other);
}

function patternFrom(
  [service, template]: TemplateKey,
  facts: PatternFacts | undefined,
  logs: LogTable,
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

function exampleOf({ timeUs, severity, body, traceId, spanId }: LogTable, row: number): LogExample {
  return {
    timeUs: timeUs[row] ?? Number.NaN,
    severity: severity[row] ?? 0,
    body: (body[row] ?? "").slice(0, MAX_EXAMPLE_LENGTH),
    traceId: traceId[row] ?? "",
    spanId: spanId[row] ?? "",
  };
}
