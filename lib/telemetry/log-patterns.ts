import { countUp, ratesOf } from "./cell-counts";
import type { Grid, LogExample, LogPattern } from "./frame";
import { cellAt } from "./grid";
import { identityOf } from "./identity";
import type { FrameLimits } from "./limits";
import { createGroupTable } from "./line-groups";
import { type LineGroup, lineTemplates, type TemplateKey } from "./line-templates";
import { exampleText, MAX_EXAMPLE_BYTES } from "./log-examples";
import { type LineAt, lineText } from "./log-lines";
import { compareRows, type LogPart } from "./log-part";
import { createNames } from "./names";
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
 * What services log, as patterns with their rates, from the parts of a window. The id of a pattern is that of its
 * template's text. Its examples lack the ids of their traces: see `withTraceIds`.
 */
export function logPatterns(
  parts: readonly LogPart[],
  grid: Grid,
  limits: Pick<FrameLimits, "patterns" | "maskedLines">,
): LogPatterns {
  const { groups, numberOf } = mergeGroups(parts);
  const { keys, placeOf, dropped } = lineTemplates({ groups }, limits);
  const rowsInCell = new Uint32Array(grid.length);
  const counts = new Uint32Array(keys.length * grid.length);
  const facts = keys.map((): PatternFacts => ({ count: 0, severity: 0, first: null, last: null }));
  const lost = new Uint32Array(grid.length);
  for (const [index, part] of parts.entries()) {
    for (let own = 0; own < part.service.length; own++) {
      const place = placeOf[numberOf[index]?.[own] ?? 0] ?? -1;
      const fact = facts[place];
      if (fact) addFacts(fact, part, own);
      countCells(part, own, { grid, counts: fact ? counts.subarray(place * grid.length) : lost, rowsInCell });
    }
  }
  const recorded = findSilences(rowsInCell, grid);
  const rates = ratesOf(counts, grid, recorded.recorded);
  const patterns = keys.map((key, place) =>
    patternFrom(key, facts[place], rates.subarray(place * grid.length, (place + 1) * grid.length)),
  );
  const sum = (of: (part: LogPart) => number) => parts.reduce((all, part) => all + of(part), 0);
  return {
    patterns,
    recorded,
    rowsByService: rowsByService(groups),
    dropped: { patterns: dropped, lines: lost.reduce((all, count) => all + count, 0) },
    outside: sum(({ outside }) => outside),
    unusable: sum(({ unusable }) => unusable),
  };
}

/** The groups of all parts, and of each part the numbers of its own. */
function mergeGroups(parts: readonly LogPart[]): { groups: LineGroup[]; numberOf: Int32Array[] } {
  const names = createNames();
  const table = createGroupTable();
  const groups: LineGroup[] = [];
  const numberOf = parts.map(({ texts, service, hashes, starts, firstOf, examples }) => {
    const services = Uint32Array.from(texts, (text) => names.number(text));
    return Int32Array.from(service, (text, own) => {
      const number = services[text] ?? 0;
      const [one, other] = [hashes[2 * own] ?? 0, hashes[2 * own + 1] ?? 0];
      const rows = (starts[own + 1] ?? 0) - (starts[own] ?? 0);
      const group = table.intern(number, one, other);
      const known = groups[group];
      if (known) known.rows += rows;
      else
        groups.push({
          service: names.text(number),
          hash: [one, other],
          line: { lines: examples, row: firstOf[own] ?? 0 },
          rows,
        });
      return group;
    });
  });
  return { groups, numberOf };
}

function rowsByService(groups: readonly LineGroup[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const { service, rows: own } of groups) rows.set(service, (rows.get(service) ?? 0) + own);
  return rows;
}

/** Counts the lines of a group by cell, in the counts of their own and in those of all. */
function countCells(
  { starts, timeUs }: LogPart,
  group: number,
  { grid, counts, rowsInCell }: { grid: Grid; counts: Uint32Array; rowsInCell: Uint32Array },
): void {
  const end = starts[group + 1] ?? 0;
  for (let at = starts[group] ?? 0; at < end; at++) {
    const cell = cellAt(grid, timeUs[at] ?? Number.NaN);
    if (cell < 0) continue;
    countUp(counts, cell);
    countUp(rowsInCell, cell);
  }
}

type PatternFacts = { count: number; severity: number; first: LineAt | null; last: LineAt | null };

function addFacts(facts: PatternFacts, part: LogPart, group: number): void {
  const { starts, severity, firstOf, lastOf, examples: lines } = part;
  facts.count += (starts[group + 1] ?? 0) - (starts[group] ?? 0);
  facts.severity = Math.max(facts.severity, severity[group] ?? 0);
  const first = { lines, row: firstOf[group] ?? 0 };
  const last = { lines, row: lastOf[group] ?? 0 };
  if (facts.first === null || compareRows(first, facts.first) < 0) facts.first = first;
  if (facts.last === null || compareRows(last, facts.last) > 0) facts.last = last;
}

const timeOf = (line: LineAt | null) => line?.lines.timeUs[line.row] ?? Number.NaN;

function patternFrom(
  [service, template]: TemplateKey,
  facts: PatternFacts | undefined,
  rate: Float64Array,
): LogPattern {
  const { count = 0, severity = 0, first = null, last = null } = facts ?? {};
  const isOne = first === null || last === null || compareRows(first, last) === 0;
  const rows = [first, isOne ? null : last].filter((line) => line !== null);
  return {
    id: identityOf([template]),
    service,
    template,
    severity,
    count,
    firstSeenUs: timeOf(first),
    lastSeenUs: timeOf(last),
    rate,
    examples: rows.map(exampleOf),
  };
}

function exampleOf({ lines, row }: LineAt): LogExample {
  return {
    timeUs: lines.timeUs[row] ?? Number.NaN,
    severity: lines.severity[row] ?? 0,
    body: exampleText(lineText(lines, row, MAX_EXAMPLE_BYTES)),
    traceId: "",
    spanId: "",
  };
}
