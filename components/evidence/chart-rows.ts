import type { LineShape, LinesShape } from "@/lib/wire/telemetry";

/** Lines of one unit share a chart: their values can be compared. */
export type ChartGroup = { unit: string; lines: readonly LineShape[] };

export function chartGroups(lines: readonly LineShape[]): ChartGroup[] {
  const byUnit = new Map<string, LineShape[]>();
  for (const line of lines) byUnit.set(line.unit, [...(byUnit.get(line.unit) ?? []), line]);
  return [...byUnit].map(([unit, own]) => ({ unit, lines: own }));
}

/** A moment and the value of each line at it; null is missing, and is drawn as a gap. */
export type ChartRow = { atMs: number; values: readonly (number | null)[] };

export function chartRows({ times }: Pick<LinesShape, "times">, lines: readonly LineShape[]): ChartRow[] {
  return times.map((atMs, index) => ({ atMs, values: lines.map(({ values }) => values[index] ?? null) }));
}

/** The same as a table that can be read aloud: means of at most `most` equal stretches. */
export function tableRows(rows: readonly ChartRow[], most: number): ChartRow[] {
  if (rows.length <= most) return [...rows];
  return Array.from({ length: most }, (_, part) => {
    const from = Math.floor((part * rows.length) / most);
    const stretch = rows.slice(from, Math.floor(((part + 1) * rows.length) / most));
    const [first] = stretch;
    return {
      atMs: first?.atMs ?? 0,
      values: (first?.values ?? []).map((_value, line) =>
        meanOf(stretch.map(({ values }) => values[line] ?? null)),
      ),
    };
  });
}

function meanOf(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0) / present.length;
}
