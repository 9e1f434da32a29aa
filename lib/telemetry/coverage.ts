import type { Coverage, FrameSeries, SignalName } from "./frame";
import type { LogPatterns } from "./log-patterns";
import type { PointFigures } from "./point-figures";
import type { SignalGap } from "./signals";
import type { Recorded } from "./silences";

/** What the steps of building a frame found, and what they left out. */
export type CoverageParts = {
  chosen: PointFigures["chosen"];
  points: PointFigures["coverage"];
  series: readonly FrameSeries[];
  spans: SpanCoverage;
  logs: Pick<LogPatterns, "recorded" | "rowsByService" | "dropped" | "outside" | "unusable">;
  gaps: readonly SignalGap[];
  /** Of the call graph: these may be known by name only. */
  services: readonly string[];
};

/** What spans have to say of themselves. */
export type SpanCoverage = {
  rowsByService: ReadonlyMap<string, number>;
  recorded: Recorded;
  duplicates: number;
  outside: number;
  unusable: number;
  missingParents: number;
  clockSkew: Coverage["clockSkew"];
  dropped: { operations: number; services: number; edges: number };
};

/** What the frame covers and what it does not, so that nobody takes a missing signal for a quiet one. */
export function coverageOf(parts: CoverageParts): Coverage {
  const { chosen, points, spans, logs } = parts;
  const series = new Map<string, number>();
  for (const { service } of parts.series) series.set(service, (series.get(service) ?? 0) + 1);
  const rows = { spans: spans.rowsByService, logs: logs.rowsByService };
  const services = [
    ...new Set([...parts.services, ...series.keys(), ...rows.spans.keys(), ...rows.logs.keys()]),
  ].sort();
  return {
    services: services.map((service) => ({
      service,
      series: series.get(service) ?? 0,
      spans: rows.spans.get(service) ?? 0,
      logs: rows.logs.get(service) ?? 0,
    })),
    gaps: parts.gaps,
    silences: [
      ...silencesOf("metrics", points.recorded),
      ...silencesOf("traces", spans.recorded),
      ...silencesOf("logs", logs.recorded),
    ],
    dropped: {
      ...spans.dropped,
      series: chosen.dropped,
      patterns: logs.dropped.patterns,
      logLines: logs.dropped.lines,
    },
    droppedSeries: chosen.droppedSeries,
    duplicates: { points: points.duplicates, spans: spans.duplicates },
    outside: { points: points.outside, spans: spans.outside, logs: logs.outside },
    unusable: { points: points.unusable, spans: spans.unusable, logs: logs.unusable },
    withoutService: {
      series: series.get("") ?? 0,
      spans: rows.spans.get("") ?? 0,
      logs: rows.logs.get("") ?? 0,
    },
    missingParents: spans.missingParents,
    clockSkew: spans.clockSkew,
  };
}

function silencesOf(signal: SignalName, { silences }: Recorded): Coverage["silences"] {
  return silences.map(({ fromUs, toUs }) => ({ signal, fromUs, toUs }));
}
