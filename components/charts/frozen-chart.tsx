import { groupBy } from "@/lib/telemetry/group-by";
import { quantityText } from "@/lib/telemetry/quantity";
import type { FrozenLine, FrozenLines } from "@/lib/timeline/frozen-lines";
import type { Zone } from "@/lib/timeline/zone";

import { hasBand } from "./frozen-height";
import { FrozenPlot } from "./frozen-plot";
import { lineLook } from "./line-look";
import { MarkLegend } from "./mark-lines";
import { seriesName } from "@/lib/telemetry/series-name";
import { WindowEnds } from "./window-ends";
import type { WindowMark } from "./window-marks";
import { momentsIn } from "./window-moments";

export interface FrozenChartProps {
  result: FrozenLines;
  title: string;
  zone: Zone;
  /** ms since 1970. */
  window: { fromMs: number; toMs: number };
  /** What happened in the window. */
  marks: readonly WindowMark[];
}

/** A chart as it was: a plot for each unit, and its lines by name with the least and the greatest value. */
export function FrozenChart({ result, title, zone, window, marks }: FrozenChartProps) {
  const moment = momentsIn(zone, window);
  return (
    <>
      {unitGroups(result.lines).map(({ unit, lines, offset }) => (
        <FrozenPlot
          key={unit}
          lines={lines}
          offset={offset}
          times={result.times}
          window={window}
          marks={marks}
          label={`${title}, ${moment(window.fromMs)} to ${moment(window.toMs)}: ${lines.map(lineText).join("; ")}`}
        />
      ))}
      <WindowEnds from={moment(window.fromMs)} to={moment(window.toMs)} />
      <ul aria-hidden className="text-meta text-muted">
        {unitGroups(result.lines).flatMap(({ lines, offset }) =>
          lines.map((line, index) => <LegendLine key={line.id} line={line} place={offset + index} />),
        )}
        {hasBand(result) && (
          <li className="flex h-5 items-center gap-2">
            <span className="h-2.5 w-5 shrink-0 bg-muted/20" />
            The band is the usual: nine tenths of the values before
          </li>
        )}
      </ul>
      <MarkLegend marks={marks} zone={zone} />
    </>
  );
}

function LegendLine({ line, place }: { line: FrozenLine; place: number }) {
  const { colour, dash } = lineLook(place);
  return (
    <li className="flex h-5 min-w-0 items-center gap-2">
      <svg aria-hidden viewBox="0 0 20 4" className="h-1 w-5 shrink-0">
        <line y1="2" y2="2" x2="20" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
      </svg>
      <span className="min-w-0 truncate" title={seriesName(line)}>
        {seriesName(line)}
      </span>
      <span className="ml-auto shrink-0 tabular-nums">{rangeText(line)}</span>
    </li>
  );
}

function lineText(line: FrozenLine): string {
  return `${seriesName(line)} ${rangeText(line)}`;
}

function rangeText({ values, baseline, unit }: FrozenLine): string {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const range =
    least > greatest ? "no value" : `${quantityText(least, unit)} to ${quantityText(greatest, unit)}`;
  return baseline ? `${range}, usually ${usualText(baseline, unit)}` : range;
}

function usualText({ low, high }: NonNullable<FrozenLine["baseline"]>, unit: string): string {
  const [from, to] = [quantityText(low, unit), quantityText(high, unit)];
  return from === to ? from : `${from} to ${to}`;
}

type UnitGroup = { unit: string; lines: readonly FrozenLine[]; offset: number };

/** Lines of one unit share a plot: their values can be compared. */
function unitGroups(lines: readonly FrozenLine[]): UnitGroup[] {
  let offset = 0;
  return [...groupBy(lines, ({ unit }) => unit)].map(([unit, own]) => {
    const group = { unit, lines: own, offset };
    offset += own.length;
    return group;
  });
}
