import type { EdgeSignals, Frame, Red } from "@/lib/telemetry/frame";
import { healthOf, healthStates, type Traffic } from "@/lib/telemetry/health";
import { weightedQuantile } from "@/lib/telemetry/spread";

import { byName, presentCoverage, presentGrid, secondsOf, small } from "./present-telemetry";
import type { EvidenceOverview, MapEdge, MapNode, ServiceMapShape, ServiceShape } from "./telemetry";

const MOST_SERVICES = 500;
/** More than these no eye can follow on a map. */
const MOST_NODES = 200;
/** What a tenth of the window is slower than: a service that became slow late in the window shows. */
const WORST_TENTH = 0.9;

const serviceTraffic = ({ count, errorCount, duration, samples }: Red): Traffic => ({
  count,
  errorCount,
  p99Seconds: weightedQuantile(duration.p99, samples, WORST_TENTH),
});
const edgeTraffic = ({ count, errorCount, callerDuration, samples }: EdgeSignals): Traffic => ({
  count,
  errorCount,
  p99Seconds: weightedQuantile(callerDuration.p99, samples, WORST_TENTH),
});

/** Two services may both call and message one another: the map shows the busier of the two. */
const busiestLast = ({ edges }: Frame) => edges.toSorted((one, other) => one.count - other.count);

const edgeName = ({ caller, callee }: { caller: string; callee: string }) => JSON.stringify([caller, callee]);

const nothing: Traffic = { count: 0, errorCount: 0, p99Seconds: null };
const worst = new Map(healthStates.map((state, rank) => [state, rank]));
const share = ({ count, errorCount }: Traffic) => (count === 0 ? null : errorCount / count);

function worstFirst(
  one: { health: ServiceShape["health"] },
  other: { health: ServiceShape["health"] },
): number {
  return (worst.get(one.health.state) ?? 0) - (worst.get(other.health.state) ?? 0);
}

/** The services of a window, the least healthy first, then the busiest; and what is missing. */
export function presentOverview(
  frame: Frame,
  before: Frame | null,
  sources: readonly string[],
): EvidenceOverview {
  const services = serviceShapes(frame, before);
  return {
    grid: presentGrid(frame.grid),
    sources,
    services: services.slice(0, MOST_SERVICES),
    moreServices: Math.max(0, services.length - MOST_SERVICES),
    coverage: presentCoverage(frame.coverage),
  };
}

function serviceShapes(frame: Frame, before: Frame | null): ServiceShape[] {
  const seconds = secondsOf(frame.grid);
  const signals = byName(
    frame,
    ({ services }) => services,
    ({ service }) => service,
  );
  const signalsBefore = byName(
    before,
    ({ services }) => services,
    ({ service }) => service,
  );
  return frame.coverage.services
    .map(({ service, series, spans, logs }): ServiceShape => {
      const own = signals.get(service);
      const past = signalsBefore.get(service);
      const now = own ? serviceTraffic(own.red) : nothing;
      return {
        service,
        health: healthOf(now, past ? serviceTraffic(past.red) : null),
        requests: now.count,
        requestsPerSecond: seconds > 0 ? now.count / seconds : 0,
        errorShare: share(now),
        p50Seconds: own ? weightedQuantile(own.red.duration.p50, own.red.samples, 0.5) : null,
        p99Seconds: now.p99Seconds,
        rate: own ? small(own.red.rate) : [],
        series,
        spans,
        logs,
      };
    })
    .sort((one, other) => worstFirst(one, other) || other.requests - one.requests);
}

/** The map of a window: the busiest services, and the calls among them. */
export function presentServiceMap(frame: Frame, before: Frame | null): ServiceMapShape {
  const seconds = secondsOf(frame.grid);
  const shapes = new Map(serviceShapes(frame, before).map((shape) => [shape.service, shape]));
  const names = frame.callGraph.services
    .toSorted((one, other) => (shapes.get(other)?.requests ?? 0) - (shapes.get(one)?.requests ?? 0))
    .slice(0, MOST_NODES)
    .sort();
  const kept = new Set(names);
  const signals = byName(frame, busiestLast, edgeName);
  const signalsBefore = byName(before, busiestLast, edgeName);
  return {
    grid: presentGrid(frame.grid),
    nodes: names.map((service): MapNode => {
      const shape = shapes.get(service);
      return {
        service,
        health: shape?.health ?? healthOf(nothing, null),
        requestsPerSecond: shape?.requestsPerSecond ?? 0,
        errorShare: shape?.errorShare ?? null,
        p99Seconds: shape?.p99Seconds ?? null,
      };
    }),
    edges: frame.callGraph.edges
      .filter(({ caller, callee }) => kept.has(caller) && kept.has(callee))
      .map((edge): MapEdge => {
        const own = signals.get(edgeName(edge));
        const past = signalsBefore.get(edgeName(edge));
        const now = own ? edgeTraffic(own) : { ...nothing, count: edge.calls, errorCount: edge.errors };
        return {
          caller: edge.caller,
          callee: edge.callee,
          health: healthOf(now, past ? edgeTraffic(past) : null),
          callsPerSecond: seconds > 0 ? now.count / seconds : 0,
          errorShare: share(now),
          p99Seconds: now.p99Seconds,
          sources: edge.sources,
        };
      }),
    moreNodes: frame.callGraph.services.length - names.length,
  };
}
