import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import { madeCoverage } from "@/lib/analysis/testing/made-coverage";
import type { FrameSeries } from "@/lib/telemetry/frame";

import { createDice } from "../frame/dice";

const START_US = 1_790_000_000_000_000;
const STEP_US = 10_000_000;
const CELLS = 120;
const FAULT_CELL = 84;
const ALARM_CELL = 96;
/** Each service calls so many, of which none calls back: a tree. */
const FAN_OUT = 3;

type Metric = { metric: string; unit: string; level: number; noise: number };

/** Twenty series of each service, as an exporter names them. */
const METRICS: readonly Metric[] = [
  { metric: "http.server.request.rate", unit: "1/s", level: 80, noise: 4 },
  { metric: "http.server.error.ratio", unit: "1", level: 0.002, noise: 0.001 },
  { metric: "http.server.duration.p50", unit: "s", level: 0.02, noise: 0.002 },
  { metric: "http.server.duration.p90", unit: "s", level: 0.05, noise: 0.006 },
  { metric: "http.server.duration.p99", unit: "s", level: 0.11, noise: 0.02 },
  { metric: "process.cpu.utilization", unit: "1", level: 0.3, noise: 0.03 },
  { metric: "container.cpu.throttled.ratio", unit: "1", level: 0.01, noise: 0.005 },
  { metric: "process.memory.usage", unit: "By", level: 4e8, noise: 3e6 },
  { metric: "process.threads", unit: "1", level: 40, noise: 1 },
  { metric: "process.open_files", unit: "1", level: 120, noise: 5 },
  { metric: "gc.pause.seconds", unit: "s", level: 0.004, noise: 0.001 },
  { metric: "gc.rate", unit: "1/s", level: 0.5, noise: 0.1 },
  { metric: "disk.read.rate", unit: "By/s", level: 2e5, noise: 4e4 },
  { metric: "disk.write.rate", unit: "By/s", level: 3e5, noise: 5e4 },
  { metric: "disk.usage.ratio", unit: "1", level: 0.4, noise: 0.001 },
  { metric: "network.receive.rate", unit: "By/s", level: 9e5, noise: 6e4 },
  { metric: "network.transmit.rate", unit: "By/s", level: 8e5, noise: 6e4 },
  { metric: "network.retransmit.rate", unit: "1/s", level: 0.3, noise: 0.2 },
  { metric: "db.pool.in_use", unit: "1", level: 6, noise: 1 },
  { metric: "queue.length", unit: "1", level: 2, noise: 1 },
];

/** How many times its level a metric takes where the processor runs out, and in those who wait for it. */
const AT_FAULT: Readonly<Record<string, number>> = {
  "process.cpu.utilization": 3.2,
  "container.cpu.throttled.ratio": 30,
  "http.server.duration.p50": 4,
  "http.server.duration.p90": 5,
  "http.server.duration.p99": 6,
};
const IN_CALLERS: Readonly<Record<string, number>> = {
  "http.server.duration.p50": 2,
  "http.server.duration.p90": 2.5,
  "http.server.duration.p99": 3,
};

/** A system, and the service in which its processor runs out. */
export type SyntheticSystem = { input: AnalysisInput; fault: string };

/** The same for the same size: a tree of services in which one, half way down, is at fault and slows its callers. */
export function syntheticSystem(size: number): SyntheticSystem {
  const dice = createDice(size);
  const fault = Math.floor(size / 20) + Math.floor((dice() * size) / 20);
  const series = seriesOf(size, fault, dice);
  const services = Array.from({ length: size }, (_, service) => nameOf(service));
  const edges = services.slice(1).map((callee, index) => ({
    caller: nameOf(callerOf(index + 1)),
    callee,
    calls: 0,
    errors: 0,
    sources: ["catalogue"] as const,
  }));
  return {
    fault: nameOf(fault),
    input: {
      frame: {
        grid: { startUs: START_US, stepUs: STEP_US, length: CELLS, endUs: START_US + CELLS * STEP_US },
        series,
        services: [],
        operations: [],
        edges: [],
        callGraph: { services, edges },
        logs: [],
        traces: [],
        coverage: madeCoverage(
          services.map((service) => ({ service, series: METRICS.length, spans: 0, logs: 0 })),
        ),
      },
      baseline: null,
      alarm: { atUs: START_US + ALARM_CELL * STEP_US, service: nameOf(0), metric: null },
      entryService: nameOf(0),
      exclude: [],
      changes: [],
    },
  };
}

function nameOf(service: number): string {
  return `service-${service}`;
}

function callerOf(service: number): number {
  return Math.floor((service - 1) / FAN_OUT);
}

function seriesOf(size: number, fault: number, dice: () => number): FrameSeries[] {
  const slowed = new Set<number>();
  for (let at = fault; at > 0; at = callerOf(at)) slowed.add(callerOf(at));
  const samples = new Uint32Array(CELLS).fill(1);
  return Array.from({ length: size * METRICS.length }, (_, index): FrameSeries => {
    const service = Math.floor(index / METRICS.length);
    const { metric, unit, level, noise } = METRICS[index % METRICS.length] ?? NO_METRIC;
    const factors = service === fault ? AT_FAULT : slowed.has(service) ? IN_CALLERS : {};
    return {
      id: index.toString(16).padStart(16, "0"),
      service: nameOf(service),
      metric,
      unit,
      kind: "gauge",
      attributes: {},
      values: valuesOf({ level, noise, factor: factors[metric] ?? 1 }, dice),
      samples,
      restarts: [],
    };
  });
}

const NO_METRIC: Metric = { metric: "", unit: "", level: 0, noise: 0 };

/** Noise is a sum of three throws of the dice: nearly normal. */
function valuesOf(
  { level, noise, factor }: { level: number; noise: number; factor: number },
  dice: () => number,
): Float64Array {
  return Float64Array.from({ length: CELLS }, (_, cell) => {
    const mean = cell < FAULT_CELL ? level : level * factor;
    return Math.max(0, mean + noise * 2 * (dice() + dice() + dice() - 1.5));
  });
}
