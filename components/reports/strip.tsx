import { tip } from "@/components/ui/tooltip";
import type { Estimate, MeasurePoint } from "@/lib/wire/report";

import { jitter, type LogScale } from "./log-scale";
import { length } from "./words";

/** Up to so many dots each lead to their incident; more would be too close to be met. */
const MOST_LINKED = 200;
const TOP = 6;
const DOTS = 34;
const WIDE = 10_000;

export interface StripProps {
  points: readonly MeasurePoint[];
  median: Estimate;
  p90: Estimate;
  /** The median of the period before. */
  before: Estimate;
  scale: LogScale;
  /** Dots lead to their incidents. */
  linked: boolean;
  /** For print: less high, and no marks of the axis. */
  small?: boolean;
}

const at = (place: number) => `${(place * 100).toFixed(2)}%`;

/**
 * Every incident as a dot on a logarithmic axis of time, with the median and p90 and their intervals beneath. Drawn by
 * the server; the words are in the table.
 */
export function Strip({ points, median, p90, before, scale, linked, small = false }: StripProps) {
  const dots = small ? DOTS - 6 : DOTS;
  const rail = TOP + dots + 9;
  const height = small ? rail + 8 : rail + 30;
  const y = (rank: number) => TOP + jitter(rank) * dots;
  return (
    <svg width="100%" height={height} className="block overflow-visible" aria-hidden focusable="false">
      {scale.ticks.map(({ at: place, word }) => (
        <g key={word}>
          <line x1={at(place)} x2={at(place)} y1={0} y2={rail + 8} stroke="var(--line)" />
          {!small && (
            <text
              x={at(place)}
              y={height - 3}
              textAnchor={place > 0.96 ? "end" : place < 0.04 ? "start" : "middle"}
              fontSize={11}
              fill="var(--subtle)"
            >
              {word}
            </text>
          )}
        </g>
      ))}
      {/* One path for all dots: a line of no length with round ends, whose width is not stretched. */}
      <svg
        x="0"
        y="0"
        width="100%"
        height={height}
        viewBox={`0 0 ${WIDE} ${height}`}
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        <path
          d={points
            .map(({ seconds }, rank) => `M${Math.round(scale.place(seconds) * WIDE)} ${y(rank).toFixed(1)}h0`)
            .join("")}
          vectorEffect="non-scaling-stroke"
          stroke="var(--fg)"
          strokeOpacity={points.length > 300 ? 0.3 : 0.55}
          strokeWidth={small || points.length > 300 ? 3 : 5}
          strokeLinecap="round"
        />
      </svg>
      {linked &&
        points.length <= MOST_LINKED &&
        points.map(({ id, number, seconds, severity }, rank) => (
          <a
            key={id}
            href={`/incidents/${number}`}
            tabIndex={-1}
            {...tip(`INC-${number} · ${severity} · ${length(seconds)}`)}
          >
            <circle cx={at(scale.place(seconds))} cy={y(rank)} r={6} fill="transparent" />
          </a>
        ))}
      <Interval estimate={before} scale={scale} y={rail + 6} shape="before" />
      <Interval estimate={median} scale={scale} y={rail} shape="median" />
      <Interval estimate={p90} scale={scale} y={rail} shape="p90" />
    </svg>
  );
}

/** A mark with its interval: a diamond for the median, a triangle for p90, a hollow ring for the period before. */
function Interval({
  estimate,
  scale,
  y,
  shape,
}: {
  estimate: Estimate;
  scale: LogScale;
  y: number;
  shape: "median" | "p90" | "before";
}) {
  if (!estimate.known) return null;
  const colour = shape === "before" ? "var(--subtle)" : "var(--fg)";
  return (
    <>
      <line
        x1={at(scale.place(estimate.low))}
        x2={at(scale.place(estimate.high))}
        y1={y}
        y2={y}
        stroke={colour}
        strokeWidth={shape === "median" ? 3 : 1.5}
        strokeOpacity={shape === "median" ? 0.45 : 1}
        strokeDasharray={shape === "p90" ? "2 2" : undefined}
      />
      <svg x={at(scale.place(estimate.seconds))} y={y} className="overflow-visible">
        {shape === "median" && <path d="M0-5 5 0 0 5-5 0Z" fill={colour} stroke="var(--canvas)" />}
        {shape === "p90" && <path d="M-4 4h8L0-4Z" fill={colour} stroke="var(--canvas)" />}
        {shape === "before" && <circle r={2.5} fill="var(--canvas)" stroke={colour} strokeWidth={1.2} />}
      </svg>
    </>
  );
}
