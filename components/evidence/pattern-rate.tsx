"use client";
import { spreadOf } from "@/lib/telemetry/spread";
import type { GridShape, LineShape, PatternShape } from "@/lib/wire/telemetry";

import { ChartCard } from "./chart-card";

/** Lines by second over the window. */
export function PatternRate({ pattern, grid }: { pattern: PatternShape; grid: GridShape }) {
  const { rate } = pattern;
  const [fromMs, toMs] = [Date.parse(grid.from), Date.parse(grid.to)];
  const line: LineShape = {
    id: pattern.id,
    service: pattern.service,
    metric: "log lines",
    unit: "{line}/s",
    origin: "metric",
    attributes: {},
    values: rate,
    spread: spreadOf(Float64Array.from(rate, (value) => value ?? Number.NaN)),
    baseline: null,
  };
  const times = rate.map((_value, cell) => fromMs + (cell * (toMs - fromMs)) / rate.length);
  return (
    <div className="-mx-4">
      <ChartCard
        title="How often it came"
        unit={line.unit}
        shape={{ times, cells: times.length, grid }}
        lines={[line]}
      />
    </div>
  );
}
