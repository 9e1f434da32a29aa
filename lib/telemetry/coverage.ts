import type { ChosenSeries } from "./choose-series";
import type { Coverage, FrameSeries, SignalName } from "./frame";
import { MISSING } from "./link-spans";
import type { LogPatterns } from "./log-patterns";
import type { MeasuredSpans } from "./measured-spans";
import type { PointRuns } from "./point-runs";
import type { SignalGap } from "./signals";
import type { Recorded } from "./silences";

/** What the steps of building a frame found, and what they left out. */
export type CoverageParts = {
  chosen: ChosenSeries;
  points: PointRuns & { outside: number; recorded: Recorded };
  series: readonly FrameSeries[];
  measured: MeasuredSpans;
  logs: LogPatterns;
  gaps: readonly SignalGap[];
  /** Of the call graph: these may be known by name only. */
  services: readonly string[];
  clockSkew: Coverage["clockSkew"];
  dropped: { operations: number; services: number; edges: number };
};

/** What the frame covers and what it does not, so that nobody takes a missing signal for a quiet one. */
export function coverageOf(parts: CoverageParts): Coverage {
  const { chosen, points, measured, logs } = parts;
  const series = new Map<string, number>();
  for (const { service } of parts.series) series.set(service, (series.get(service) ?? 0) + 1);
  const spans = rowsByService(measured.spans.service, measured.cellOf, measured.names.text);
  const lines = rowsByService(logs.service, logs.cellOf, logs.names.text);
  const services = [
    ...new Set([...parts.services, ...series.keys(), ...spans.keys(), ...lines.keys()]),
  ].sort();
  return {
    services: services.map((service) => ({
      service,
      series: series.get(service) ?? 0,
      spans: spans.get(service) ?? 0,
      logs: lines.get(service) ?? 0,
    })),
    gaps: parts.gaps,
    silences: [
      ...silencesOf("metrics", points.recorded),
      ...silencesOf("traces", measured.recorded),
      ...silencesOf("logs", logs.recorded),
    ],
    dropped: {
      ...parts.dropped,
      series: chosen.dropped,
      patterns: logs.dropped.patterns,
      logLines: logs.dropped.lines,
    },
    droppedSeries: chosen.droppedSeries,
    duplicates: { points: points.duplicates, spans: measured.linked.duplicates },
    outside: { points: points.outside, spans: measured.outside, logs: logs.outside },
    unusable: { points: points.unusable, spans: measured.linked.unusable, logs: logs.unusable },
    withoutService: { series: series.get("") ?? 0, spans: spans.get("") ?? 0, logs: lines.get("") ?? 0 },
    missingParents: missingParents(measured),
    clockSkew: parts.clockSkew,
  };
}

function silencesOf(signal: SignalName, { silences }: Recorded): Coverage["silences"] {
  return silences.map(({ fromUs, toUs }) => ({ signal, fromUs, toUs }));
}

function rowsByService(
  service: Uint32Array,
  cellOf: Int32Array,
  textOf: (number: number) => string,
): Map<string, number> {
  const rows: number[] = [];
  for (let row = 0; row < cellOf.length; row++) {
    const number = service[row] ?? 0;
    if ((cellOf[row] ?? -1) >= 0) rows[number] = (rows[number] ?? 0) + 1;
  }
  return new Map(Object.entries(rows).map(([number, count]) => [textOf(Number(number)), count]));
}

function missingParents({ linked, cellOf }: MeasuredSpans): number {
  let missing = 0;
  for (let row = 0; row < cellOf.length; row++)
    if (linked.parentOf[row] === MISSING && (cellOf[row] ?? -1) >= 0) missing += 1;
  return missing;
}
