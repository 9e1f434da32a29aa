import type { Coverage } from "@/lib/telemetry/frame";

/** The coverage of a made frame in which nothing is missing. */
export function madeCoverage(services: Coverage["services"]): Coverage {
  return {
    services,
    gaps: [],
    silences: [],
    dropped: { series: 0, operations: 0, services: 0, edges: 0, patterns: 0, logLines: 0 },
    droppedSeries: [],
    duplicates: { points: 0, spans: 0 },
    outside: { points: 0, spans: 0, logs: 0 },
    unusable: { points: 0, spans: 0, logs: 0 },
    withoutService: { series: 0, spans: 0, logs: 0 },
    missingParents: 0,
    clockSkew: [],
  };
}
