import { buildFrame } from "@/lib/telemetry/build-frame";
import { noLogs, noPoints, noSpans } from "@/lib/telemetry/no-signals";
import { createPointColumns } from "@/lib/telemetry/point-columns";

import type { AnalysisInput } from "../analysis-input";

const MINUTE_US = 60_000_000;
export const START_US = 1_700_000_000_000_000;

/** A metric of a service, by minute. */
export type MadeSeries = {
  service: string;
  metric: string;
  unit?: string;
  at: (minute: number) => number;
  attributes?: Readonly<Record<string, string>>;
};

/** An input of an hour by minute, made of metrics; the alarm rings in the 50th minute. */
export function madeInput(
  series: readonly MadeSeries[],
  calls: readonly (readonly [string, string])[] = [],
  changed: Partial<AnalysisInput> = {},
): AnalysisInput {
  const points = createPointColumns();
  for (const { service, metric, unit = "", at, attributes = {} } of series) {
    const index = points.enter({ service, metric, unit, kind: "gauge", attributes });
    for (let minute = 0; minute < 60; minute++) points.add(index, START_US + minute * MINUTE_US, at(minute));
  }
  const frame = buildFrame({
    fromUs: START_US,
    toUs: START_US + 60 * MINUTE_US,
    points: series.length === 0 ? noPoints : points.table(),
    spans: noSpans,
    logs: noLogs,
    calls: calls.map(([caller, callee]) => ({ caller, callee })),
    gaps: [],
  });
  return {
    frame,
    baseline: null,
    alarm: { atUs: START_US + 50 * MINUTE_US, service: null, metric: null },
    entryService: null,
    exclude: [],
    changes: [],
    ...changed,
  };
}

/** A value that wavers around a level, the same in every run, and jumps by a factor from minute 48 on. */
export function wavering(level: number, factor = 1, phase = 0): (minute: number) => number {
  return (minute) =>
    level *
    (minute >= 48 ? factor : 1) *
    (1 + 0.03 * Math.sin(minute * 1.7 + phase) + 0.02 * Math.cos(minute * 0.9 + 2 * phase));
}
