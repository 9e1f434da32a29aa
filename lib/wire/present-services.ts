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

/** A call with what it carried in the window, and in the one before where that is known. */
type MeasuredCall = { edge: Frame["callGraph"]["edges"][number]; now: Traffic; past: Traffic | null };

/** The map of a window: the busiest services, and the calls among them, the least healthy first. */
export function presentServiceMap(frame: Frame, before: Frame | null): ServiceMapShape {
  const seconds = secondsOf(frame.grid);
  const shapes = new Map(serviceShapes(frame, before).map((shape) => [shape.service, shape]));
  const names = frame.callGraph.services
    .toSorted((one, other) => (shapes.get(other)?.requests ?? 0) - (shapes.get(one)?.requests ?? 0))
    .slice(0, MOST_NODES)
    .sort();
  const kept = new Set(names);
  const calls = measuredCalls(frame, before);
  return {
    grid: presentGrid(frame.grid),
    nodes: names.map((service): MapNode => {
      const shape = shapes.get(service);
      if (shape && shape.requests > 0) {
        const { health, requestsPerSecond, errorShare, p99Seconds } = shape;
        return { service, health, requestsPerSecond, errorShare, p99Seconds, seenBy: "itself" };
      }
      return seenByCallers(
        service,
        calls.filter(({ edge }) => edge.callee === service),
        seconds,
      );
    }),
    edges: calls
      .filter(({ edge }) => kept.has(edge.caller) && kept.has(edge.callee))
      .map(({ edge, now, past }): MapEdge => ({
        caller: edge.caller,
        callee: edge.callee,
        health: healthOf(now, past),
        callsPerSecond: perSecond(now, seconds),
        errorShare: share(now),
        p99Seconds: now.p99Seconds,
        sources: edge.sources,
      }))
      .sort((one, other) => worstFirst(one, other) || other.callsPerSecond - one.callsPerSecond),
    moreNodes: frame.callGraph.services.length - names.length,
  };
}

const perSecond = ({ count }: Traffic, seconds: number) => (seconds > 0 ? count / seconds : 0);

function measuredCalls(frame: Frame, before: Frame | null): MeasuredCall[] {
  const signals = byName(frame, busiestLast, edgeName);
  const signalsBefore = byName(before, busiestLast, edgeName);
  return frame.callGraph.edges.map((edge) => {
    const own = signals.get(edgeName(edge));
    const past = signalsBefore.get(edgeName(edge));
    return {
      edge,
      now: own ? edgeTraffic(own) : { ...nothing, count: edge.calls, errorCount: edge.errors },
      past: past ? edgeTraffic(past) : null,
    };
  });
}

/** A database or a third party says nothing itself: what its callers wait and see fail stands for it. */
function seenByCallers(service: string, calls: readonly MeasuredCall[], seconds: number): MapNode {
  const now = together(calls.map((call) => call.now));
  const past = together(calls.flatMap((call) => call.past ?? []));
  return {
    service,
    health: healthOf(now, past),
    requestsPerSecond: perSecond(now, seconds),
    errorShare: share(now),
    p99Seconds: now.p99Seconds,
    seenBy: "callers",
  };
}

/** All calls as one; of those that wait, the one that waits longest. */
function together(traffic: readonly Traffic[]): Traffic {
  return {
    count: traffic.reduce((sum, { count }) => sum + count, 0),
    errorCount: traffic.reduce((sum, { errorCount }) => sum + errorCount, 0),
    p99Seconds: traffic.reduce<number | null>(
      (most, { p99Seconds }) => (p99Seconds === null ? most : Math.max(most ?? 0, p99Seconds)),
      null,
    ),
  };
}
