"use client";

import { useRef } from "react";
import {
  CartesianGrid,
  Line,
  LineChart as Chart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

import { lineLook } from "@/components/charts/line-look";
import { seriesName } from "@/lib/telemetry/series-name";
import { timeTicks } from "@/components/charts/time-ticks";
import { valueScale } from "@/lib/telemetry/value-scale";
import { quantityText } from "@/lib/telemetry/quantity";
import { clockTime } from "@/lib/timeline/zone";
import { between, zoomedIn, zoomedOut } from "@/lib/wire/evidence-window";
import type { LineShape } from "@/lib/wire/telemetry";

import { aloneDot } from "./alone-dot";
import type { ChartRow } from "./chart-rows";
import { useEvidence } from "./evidence-context";
import { markersInside } from "./incident-markers";
import { markerLook } from "./marker-look";
import { useDragZoom } from "./use-drag-zoom";

const MINUTES_10_MS = 600_000;
const MOST_TICKS = 7;
const MARKED_TOP_PX = 16;
const AXIS_PX = 64;
const RIGHT_PX = 8;
const inset = { left: AXIS_PX, right: RIGHT_PX };
const small = { fontSize: 11, fill: "var(--subtle)" };
const tooltipLook = {
  contentStyle: {
    background: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: 6,
    fontSize: 12,
    padding: "6px 10px",
    maxWidth: "min(26rem, 80vw)",
    whiteSpace: "normal" as const,
  },
  itemStyle: { color: "var(--fg)", padding: 0 },
  labelStyle: { color: "var(--muted)" },
};

export interface LineChartProps {
  title: string;
  unit: string;
  lines: readonly LineShape[];
  rows: readonly ChartRow[];
}

/**
 * Lines of one unit over the window. Dragging along it chooses a narrower window; with the keyboard the arrows go from
 * point to point, and + and - zoom around the point.
 */
export function LineChart({ title, unit, lines, rows }: LineChartProps) {
  const { stretch, zone, zoom, markers } = useEvidence();
  const cursorMs = useRef<number | null>(null);
  const around = useRef<HTMLDivElement>(null);
  const drag = useDragZoom(around, {
    stretch,
    inset,
    drawn: rows,
    onZoom: (fromMs, toMs) => zoom(between(fromMs, toMs)),
  });
  const clock = (atMs: number) => clockTime(zone, atMs, stretch.toMs - stretch.fromMs < MINUTES_10_MS);
  const band = lines.length === 1 ? lines[0]?.baseline : null;
  const scale = valueScale([...rows.flatMap(({ values }) => values), band?.low, band?.high], unit);
  const inside = markersInside(markers, stretch);

  return (
    // The chart itself takes the focus: what it does not know bubbles up to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      {...drag.handlers}
      ref={around}
      className="h-full touch-pan-y cursor-crosshair select-none"
      onKeyDown={(event) => {
        const atMs = cursorMs.current;
        if (atMs === null || event.ctrlKey || event.metaKey || event.altKey) return;
        const by = { "+": zoomedIn, "=": zoomedIn, "-": zoomedOut }[event.key];
        if (!by) return;
        event.preventDefault();
        zoom(by(stretch, event.key === "-" ? Date.now() : atMs));
      }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <Chart
          data={[...rows]}
          margin={{ top: inside.length > 0 ? MARKED_TOP_PX : RIGHT_PX, right: RIGHT_PX, bottom: 0, left: 0 }}
          title={title}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="atMs"
            type="number"
            domain={[stretch.fromMs, stretch.toMs]}
            allowDataOverflow
            ticks={timeTicks(stretch, { zone, most: MOST_TICKS })}
            tickFormatter={clock}
            tick={small}
            tickLine={false}
            stroke="var(--line-strong)"
            minTickGap={24}
          />
          <YAxis
            width={AXIS_PX}
            domain={[scale.least, scale.greatest]}
            ticks={scale.ticks}
            tickFormatter={(value: number) => quantityText(value, unit)}
            tick={small}
            tickLine={false}
            axisLine={false}
            interval={0}
          />
          {band && (
            <ReferenceArea
              y1={band.low}
              y2={band.high}
              fill="var(--muted)"
              fillOpacity={0.14}
              stroke="none"
            />
          )}
          {band && <ReferenceLine y={band.median} stroke="var(--subtle)" strokeDasharray="3 3" />}
          {inside.map(({ atMs, kind, number }) => (
            <ReferenceLine
              key={number}
              x={atMs}
              stroke={markerLook[kind].colour}
              strokeDasharray={markerLook[kind].dash}
              ifOverflow="hidden"
              label={{ value: number, position: "top", fontSize: 10, fill: "var(--muted)" }}
            />
          ))}
          {drag.chosen && (
            <ReferenceArea
              x1={Math.min(drag.chosen.fromMs, drag.chosen.toMs)}
              x2={Math.max(drag.chosen.fromMs, drag.chosen.toMs)}
              fill="var(--link)"
              fillOpacity={0.18}
            />
          )}
          <Tooltip
            {...tooltipLook}
            isAnimationActive={false}
            separator=" "
            cursor={{ stroke: "var(--line-control)" }}
            labelFormatter={(atMs) => {
              cursorMs.current = Number(atMs);
              return clockTime(zone, Number(atMs), true);
            }}
            formatter={(value) => quantityText(typeof value === "number" ? value : null, unit)}
          />
          {lines.map((line, index) => {
            const { colour, dash } = lineLook(index);
            return (
              <Line
                key={line.id}
                name={seriesName(line)}
                dataKey={(each: ChartRow) => each.values[index] ?? null}
                stroke={colour}
                strokeWidth={1.5}
                {...(dash && { strokeDasharray: dash })}
                dot={aloneDot(line.values, colour)}
                activeDot={{ r: 3 }}
                isAnimationActive={false}
                connectNulls={false}
              />
            );
          })}
        </Chart>
      </ResponsiveContainer>
    </div>
  );
}
