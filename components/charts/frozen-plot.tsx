import { quantityText } from "@/lib/telemetry/quantity";
import type { FrozenLine } from "@/lib/timeline/frozen-lines";

import { lineLook } from "./line-look";
import { linePath } from "@/lib/telemetry/line-path";
import { MarkLines } from "./mark-lines";
import { valueScale } from "@/lib/telemetry/value-scale";
import type { WindowMark } from "./window-marks";

const WIDTH = 1_000;
const HEIGHT = 80;
/** What never moved has a band, too. */
const LEAST_BAND = 2;

export interface FrozenPlotProps {
  /** All of one unit. */
  lines: readonly FrozenLine[];
  /** Place of the first of them among all lines of the chart: it decides how they look. */
  offset: number;
  times: readonly number[];
  window: { fromMs: number; toMs: number };
  /** Moments that are drawn as lines, all of them in the window. */
  marks: readonly WindowMark[];
  label: string;
}

/** Lines of one unit, small, with the least and the greatest value of the scale beside them. */
export function FrozenPlot({
  lines,
  offset,
  times,
  window: { fromMs, toMs },
  marks,
  label,
}: FrozenPlotProps) {
  const [first] = lines;
  const unit = first?.unit ?? "";
  const { least, greatest } = valueScale(
    lines.flatMap(({ values, baseline }) => [...values, baseline?.low, baseline?.high]),
    unit,
  );
  const x = (atMs: number) => ((atMs - fromMs) / Math.max(1, toMs - fromMs)) * WIDTH;
  const y = (value: number) => HEIGHT - ((value - least) / (greatest - least)) * HEIGHT;
  return (
    <div className="flex h-20 gap-2 text-meta text-subtle tabular-nums">
      <span className="flex w-14 shrink-0 flex-col justify-between text-right leading-none">
        <span>{quantityText(greatest, unit)}</span>
        <span>{quantityText(least, unit)}</span>
      </span>
      <svg
        // What is drawn has no picture to load.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-full min-w-0 flex-1 border-b border-l border-line"
      >
        {lines.map(
          ({ id, baseline }, index) =>
            baseline && (
              <rect
                key={id}
                x={0}
                width={WIDTH}
                y={y(baseline.high)}
                height={Math.max(LEAST_BAND, y(baseline.low) - y(baseline.high))}
                // Of several lines, each has the band of its colour.
                fill={lines.length === 1 ? "var(--muted)" : lineLook(offset + index).colour}
                fillOpacity={0.14}
              />
            ),
        )}
        <MarkLines marks={marks} x={x} height={HEIGHT} />
        {lines.map((line, index) => {
          const { colour, dash } = lineLook(offset + index);
          return (
            <path
              key={line.id}
              d={linePath({ times, values: line.values }, { x, y })}
              fill="none"
              stroke={colour}
              strokeWidth={1.5}
              strokeLinecap="round"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
              {...(dash && { strokeDasharray: dash })}
            />
          );
        })}
      </svg>
    </div>
  );
}
