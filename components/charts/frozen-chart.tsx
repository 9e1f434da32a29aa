import Link from "next/link";

import { groupBy } from "@/lib/telemetry/group-by";
import { quantityText } from "@/lib/telemetry/quantity";
import type { FrozenChart as Chart, FrozenLine } from "@/lib/timeline/frozen";
import { clockTime, dayOf, type Zone } from "@/lib/timeline/zone";
import { everyEvidence, evidenceHref } from "@/lib/wire/evidence-address";
import { between } from "@/lib/wire/evidence-window";

import { FrozenPlot } from "./frozen-plot";
import { lineLook } from "./line-look";
import { seriesName } from "./series-name";

export interface FrozenChartProps {
  frozen: Chart;
  title: string;
  zone: Zone;
  /** The incident that the explorer is opened with. */
  incident: number;
}

/** A chart as it was when it was pinned, and the way to what the sources say now. */
export function FrozenChart({ frozen, title, zone, incident }: FrozenChartProps) {
  const { from, to, source, result } = frozen;
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const href = evidenceHref({
    ...everyEvidence,
    incident,
    window: between(window.fromMs, window.toMs),
    series: result.lines.map(({ id }) => id),
  });
  const dated = dayOf(zone, window.fromMs) !== dayOf(zone, window.toMs);
  const seconds = window.toMs - window.fromMs < SHORT_MS;
  const moment = (atMs: number) => `${dated ? `${dayOf(zone, atMs)} ` : ""}${clockTime(zone, atMs, seconds)}`;
  return (
    <figure className="mt-1 max-w-160">
      {unitGroups(result.lines).map(({ unit, lines, offset }) => (
        <FrozenPlot
          key={unit}
          lines={lines}
          offset={offset}
          times={result.times}
          window={window}
          label={`${title}, ${moment(window.fromMs)} to ${moment(window.toMs)}: ${lines.map(lineText).join("; ")}`}
        />
      ))}
      <p className="flex h-5 items-center justify-between pl-16 text-meta text-subtle tabular-nums">
        <span>{moment(window.fromMs)}</span>
        <span>{moment(window.toMs)}</span>
      </p>
      <ul aria-hidden className="text-meta text-muted">
        {unitGroups(result.lines).flatMap(({ lines, offset }) =>
          lines.map((line, index) => <LegendLine key={line.id} line={line} place={offset + index} />),
        )}
      </ul>
      <figcaption className="flex h-5 min-w-0 items-center gap-2 text-meta text-subtle">
        <span className="min-w-0 truncate" title={`${source}: ${frozen.query}`}>
          Frozen, from {source}
        </span>
        <Link href={href} prefetch={false} className="shrink-0 text-link hover:underline">
          Open in the explorer
        </Link>
      </figcaption>
    </figure>
  );
}

/** Windows shorter than this say seconds. */
const SHORT_MS = 600_000;

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

function rangeText({ values, unit }: FrozenLine): string {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return least > greatest ? "no value" : `${quantityText(least, unit)} to ${quantityText(greatest, unit)}`;
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
