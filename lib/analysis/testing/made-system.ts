import type { Frame, FrameSeries, LogPattern, Quantiles, Red } from "@/lib/telemetry/frame";

import type { AnalysisInput } from "../analysis-input";
import { START_US } from "./made-input";
import { CELLS, type Line, type MadeService, madeServices, type MadeTree } from "./made-tree";
import { madeCoverage } from "./made-coverage";

const STEP_SECONDS = 60;
const STEP_US = STEP_SECONDS * 1_000_000;
const ALARM_CELL = 50;
const SPAN_SERVER = 2;
const [INFO, ERROR] = [9, 17];

/** The services of a tree as they report all of their signals; the alarm rings two minutes after one breaks. */
export function madeSystem(tree: MadeTree): AnalysisInput {
  return {
    frame: frameOf(madeServices(tree)),
    baseline: null,
    alarm: { atUs: START_US + ALARM_CELL * STEP_US, service: null, metric: null },
    entryService: null,
    exclude: [],
    changes: [],
  };
}

function frameOf(made: readonly MadeService[]): Frame {
  const called = made.filter(({ caller }) => caller !== "");
  return {
    grid: { startUs: START_US, stepUs: STEP_US, length: CELLS, endUs: START_US + CELLS * STEP_US },
    series: made.flatMap(seriesOf),
    services: made.map((one) => ({ service: one.service, red: redOf(one) })),
    operations: made.map((one) => ({
      service: one.service,
      operation: "GET /",
      kind: SPAN_SERVER,
      red: redOf(one),
    })),
    edges: called.map((one) => {
      const { rate, errors, samples, duration, count, errorCount } = redOf({ ...one, rate: one.calls });
      return {
        caller: one.caller,
        callee: one.service,
        via: "call",
        count,
        errorCount,
        withoutCallee: 0,
        withoutCaller: 0,
        rate,
        errors,
        samples,
        oneSided: new Float64Array(CELLS),
        callerDuration: duration,
        calleeDuration: duration,
        gap: quantilesOf(one.gap),
      };
    }),
    callGraph: {
      services: made.map(({ service }) => service),
      edges: called.map(({ caller, service, calls }) => ({
        caller,
        callee: service,
        calls: countOf(calls),
        errors: 0,
        sources: ["spans"],
      })),
    },
    logs: made.flatMap(patternsOf),
    traces: [],
    coverage: madeCoverage(
      made.map((one) => ({
        service: one.service,
        series: seriesOf(one).length,
        spans: countOf(one.rate),
        logs: countOf(one.rate) + countOf(one.alarming),
      })),
    ),
  };
}

function seriesOf({ service, cpu, memory, rate, failing, duration }: MadeService): FrameSeries[] {
  return [
    madeSeries(service, { metric: "process.cpu.utilization", unit: "1", values: cpu }),
    madeSeries(service, { metric: "process.memory.usage", unit: "By", values: memory }),
    madeSeries(service, { metric: "http.server.request.rate", unit: "1/s", values: rate }),
    madeSeries(service, { metric: "http.server.error.ratio", unit: "1", values: failing }),
    madeSeries(service, { metric: "http.server.duration.p90", unit: "s", values: duration }),
  ];
}

/** A gauge of a service. */
export function madeSeries(
  service: string,
  { metric, unit, values }: { metric: string; unit: string; values: Line },
): FrameSeries {
  return {
    id: `${service} ${metric}`,
    service,
    metric,
    unit,
    kind: "gauge",
    attributes: {},
    values,
    samples: new Uint32Array(CELLS).fill(1),
    restarts: [],
  };
}

function redOf({ rate, own, duration, failing }: MadeService): Red {
  return {
    count: countOf(rate),
    errorCount: 0,
    rate,
    errors: rate.map((value, cell) => value * (failing[cell] ?? 0)),
    samples: Uint32Array.from(rate, (value) => Math.round(value * STEP_SECONDS)),
    duration: quantilesOf(duration),
    own: quantilesOf(own),
  };
}

function quantilesOf(p50: Line): Quantiles {
  return { p50, p90: p50.map((value) => 1.5 * value), p99: p50.map((value) => 2 * value) };
}

/** Events of a rate over the whole window. */
function countOf(rate: Line): number {
  return Math.round(rate.reduce((sum, value) => sum + value * STEP_SECONDS, 0));
}

function patternsOf({ service, rate, alarming }: MadeService): LogPattern[] {
  const served = patternOf(service, { template: "served <*>", severity: INFO, rate });
  if (countOf(alarming) === 0) return [served];
  return [served, patternOf(service, { template: "cannot write <*>", severity: ERROR, rate: alarming })];
}

function patternOf(
  service: string,
  { template, severity, rate }: { template: string; severity: number; rate: Line },
): LogPattern {
  const first = rate.findIndex((value) => value > 0);
  return {
    id: template,
    service,
    template,
    severity,
    count: countOf(rate),
    firstSeenUs: START_US + first * STEP_US,
    lastSeenUs: START_US + (CELLS - 1) * STEP_US,
    rate,
    examples: [],
  };
}
