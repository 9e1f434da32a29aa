"use client";
import { useState } from "react";
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

import { quantityText } from "@/lib/telemetry/quantity";
import { clockTime } from "@/lib/timeline/zone";
import { between } from "@/lib/wire/evidence-window";
import type { LineShape } from "@/lib/wire/telemetry";

import { type ChartRow, lineName } from "./chart-rows";
import { useEvidence } from "./evidence-context";
import { lineLook } from "./line-look";

const MINUTES_10_MS = 600_000;
/** With this few points each is drawn, so that one between two gaps is seen. */
const FEW_POINTS = 60;
const small = { fontSize: 11, fill: "var(--subtle)" };

export interface LineChartProps {
  title: string;
  unit: string;
  lines: readonly LineShape[];
  rows: readonly ChartRow[];
}

/** Lines of one unit over the window. Dragging along it chooses a narrower window. */
export function LineChart({ title, unit, lines, rows }: LineChartProps) {
  const { stretch, zone, zoom, markers } = useEvidence();
  const [drag, setDrag] = useState<{ fromMs: number; toMs: number } | null>(null);
  const clock = (atMs: number) => clockTime(zone, atMs, stretch.toMs - stretch.fromMs < MINUTES_10_MS);
  const only = lines.length === 1 ? lines[0] : undefined;

  function release() {
    setDrag(null);
    if (drag && drag.fromMs !== drag.toMs) zoom(between(drag.fromMs, drag.toMs));
  }

  return (
    <ResponsiveContainer width="100%" height="100%">
      <Chart
        data={[...rows]}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        title={title}
        style={{ userSelect: "none", touchAction: "pan-y", cursor: "crosshair" }}
        onMouseDown={({ activeLabel }) => {
          const atMs = Number(activeLabel);
          if (atMs > 0) setDrag({ fromMs: atMs, toMs: atMs });
        }}
        onMouseMove={({ activeLabel }) => {
          const atMs = Number(activeLabel);
          if (drag && atMs > 0) setDrag({ ...drag, toMs: atMs });
        }}
        onMouseUp={release}
        onMouseLeave={() => setDrag(null)}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="atMs"
          type="number"
          domain={[stretch.fromMs, stretch.toMs]}
          allowDataOverflow
          tickFormatter={clock}
          tick={small}
          tickLine={false}
          stroke="var(--line-strong)"
          minTickGap={48}
        />
        <YAxis
          width={72}
          domain={["auto", "auto"]}
          tickFormatter={(value: number) => quantityText(value, unit)}
          tick={small}
          tickLine={false}
          axisLine={false}
        />
        {only?.baseline && (
          <ReferenceArea
            y1={only.baseline.low}
            y2={only.baseline.high}
            fill="var(--muted)"
            fillOpacity={0.14}
            stroke="none"
            ifOverflow="extendDomain"
          />
        )}
        {only?.baseline && (
          <ReferenceLine
            y={only.baseline.median}
            stroke="var(--subtle)"
            strokeDasharray="3 3"
            ifOverflow="extendDomain"
          />
        )}
        {markers.map(({ atMs, kind, label }) => (
          <ReferenceLine
            key={`${kind} ${atMs} ${label}`}
            x={atMs}
            stroke={kind === "change" ? "var(--hypothesis-testing)" : "var(--link)"}
            strokeDasharray={kind === "change" ? "2 2" : "6 3"}
            ifOverflow="hidden"
          />
        ))}
        {drag && drag.fromMs !== drag.toMs && (
          <ReferenceArea x1={drag.fromMs} x2={drag.toMs} fill="var(--link)" fillOpacity={0.18} />
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-control)" }}
          labelFormatter={(atMs) => clockTime(zone, Number(atMs), true)}
          formatter={(value) => quantityText(typeof value === "number" ? value : null, unit)}
          contentStyle={{
            background: "var(--raised)",
            border: "1px solid var(--line-strong)",
            borderRadius: 6,
            fontSize: 12,
            maxWidth: "min(26rem, 80vw)",
            whiteSpace: "normal",
          }}
          itemStyle={{ color: "var(--fg)", padding: 0 }}
          labelStyle={{ color: "var(--muted)" }}
        />
        {lines.map((line, index) => {
          const { colour, dash } = lineLook(index);
          return (
            <Line
              key={line.id}
              name={lineName(line)}
              dataKey={(each: ChartRow) => each.values[index] ?? null}
              stroke={colour}
              strokeWidth={1.5}
              {...(dash && { strokeDasharray: dash })}
              dot={rows.length <= FEW_POINTS ? { r: 1.5 } : false}
              isAnimationActive={false}
              connectNulls={false}
            />
          );
        })}
      </Chart>
    </ResponsiveContainer>
  );
}
