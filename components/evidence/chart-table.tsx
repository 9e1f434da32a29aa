"use client";
import { Moment } from "@/components/shell/moment";
import { quantityText } from "@/lib/telemetry/quantity";
import type { LineShape } from "@/lib/wire/telemetry";

import { type ChartRow, tableRows } from "./chart-rows";
import { seriesName } from "@/lib/telemetry/series-name";
import { useEvidence } from "./evidence-context";

const MOST_ROWS = 48;

export interface ChartTableProps {
  title: string;
  unit: string;
  lines: readonly LineShape[];
  rows: readonly ChartRow[];
}

/** A chart's values, for those who read or hear them. */
export function ChartTable({ title, unit, lines, rows }: ChartTableProps) {
  const { zone } = useEvidence();
  const shown = tableRows(rows, MOST_ROWS);
  return (
    // A region that scrolls has to be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={`${title} as a table`} className="mt-1 h-52 overflow-auto">
      <table className="w-full text-meta">
        <caption className="sr-only">
          {title}
          {shown.length < rows.length && ", means of equal stretches"}
        </caption>
        <thead className="sticky top-0 bg-canvas text-left text-muted">
          <tr>
            <th scope="col" className="py-1 pr-4 font-medium">
              From
            </th>
            {lines.map((line) => (
              <th key={line.id} scope="col" className="py-1 pr-4 text-right font-medium">
                {seriesName(line)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ atMs, values }) => (
            <tr key={atMs} className="border-t border-line">
              <th scope="row" className="py-0.5 pr-4 text-left font-normal text-muted">
                <Moment atMs={atMs} zone={zone} seconds />
              </th>
              {lines.map((line, index) => (
                <td key={line.id} className="py-0.5 pr-4 text-right">
                  {quantityText(values[index] ?? null, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
