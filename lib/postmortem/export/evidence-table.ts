import { quantityText } from "../../telemetry/quantity";
import { seriesName } from "../../telemetry/series-name";
import { STATUS_ERROR } from "../../telemetry/span-kind";
import { tellingSpans } from "../../telemetry/telling-spans";
import type { FrozenResult } from "../../timeline/frozen";
import type { FrozenLine } from "../../timeline/frozen-lines";

/** Spans of a trace that a table holds: those that tell most. */
const MOST_SPANS = 12;
const FIGURES_LIMIT = 4_000;

export type EvidenceTable = { head: readonly string[]; rows: readonly (readonly string[])[] };

export const clock = (iso: string): string => `${iso.slice(0, 19).replace("T", " ")} UTC`;

/** Of ms since 1970, to the second; nothing where there is no such day. */
export function momentOf(atMs: number): string {
  const at = new Date(atMs);
  return Number.isNaN(at.getTime()) ? "" : clock(at.toISOString());
}

/** What is to be seen in frozen evidence as a small table. Null where it is no such thing. */
export function evidenceTable(result: FrozenResult): EvidenceTable | null {
  switch (result.kind) {
    case "lines":
      return {
        head: ["Series", "Usual", "Least", "Most", "Most at"],
        rows: result.lines.map((line) => lineRow(line, result.times)),
      };
    case "pattern":
      return {
        head: ["Log lines like", "Service", "Lines", "In the window before", "First", "Last"],
        rows: [
          [
            result.template,
            result.service,
            String(result.count),
            result.countBefore === null ? "not known" : String(result.countBefore),
            clock(result.firstSeen),
            clock(result.lastSeen),
          ],
        ],
      };
    case "trace":
      return {
        head: ["Service", "Operation", "Begins after", "Lasts", "Failed"],
        rows: tellingSpans(result.spans, MOST_SPANS).map((span) => [
          span.service,
          span.operation,
          quantityText(span.offsetSeconds, "s"),
          quantityText(span.durationSeconds, "s"),
          span.status === STATUS_ERROR ? "yes" : "no",
        ]),
      };
    case "figures":
      return null;
  }
}

/** Figures as they are, on lines of their own. */
export function figuresText(result: Extract<FrozenResult, { kind: "figures" }>): string {
  const text = JSON.stringify(result.figures, null, 2);
  return text.length <= FIGURES_LIMIT ? text : `${text.slice(0, FIGURES_LIMIT).toWellFormed()}\n…`;
}

function lineRow(line: FrozenLine, times: readonly number[]): readonly string[] {
  let [least, most, at]: [number | null, number | null, number] = [null, null, 0];
  for (const [index, value] of line.values.entries()) {
    if (value === null) continue;
    if (least === null || value < least) least = value;
    if (most === null || value > most) [most, at] = [value, times[index] ?? 0];
  }
  return [
    seriesName(line),
    line.baseline ? quantityText(line.baseline.median, line.unit) : "not known",
    quantityText(least, line.unit),
    quantityText(most, line.unit),
    most === null ? "" : momentOf(at),
  ];
}
