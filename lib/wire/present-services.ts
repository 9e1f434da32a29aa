import type { Frame, Red } from "@/lib/telemetry/frame";
import { healthOf, healthStates, type Traffic } from "@/lib/telemetry/health";
import { weightedQuantile } from "@/lib/telemetry/spread";

import { type MeasuredCall, measuredCalls, noTraffic, seenByCallers, WORST_TENTH } from "./measured-calls";
import { byName, presentCoverage, presentGrid, secondsOf, small } from "./present-telemetry";
import type { EvidenceOverview, MapEdge, MapNode, ServiceMapShape, ServiceShape } from "./telemetry";

const MOST_SERVICES = 500;
/** More than these no eye can follow on a map. */
const MOST_NODES = 200;

const serviceTraffic = ({ count, errorCount, duration, samples }: Red): Traffic => ({
  count,
  errorCount,
  p99Seconds: weightedQuantile(duration.p99, samples, WORST_TENTH),
});

const servicesOf = ({ services }: Frame) => services;
const nameOf = ({ service }: { service: string }) => service;

const worst = new Map(healthStates.map((state, rank) => [state, rank]));
const share = ({ count, errorCount }: Traffic) => (count === 0 ? null : errorCount / count);
const perSecond = ({ count }: Traffic, seconds: number) => (seconds > 0 ? count / seconds : 0);

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
  const services = serviceShapes(frame, before, measuredCalls(frame, before));
  return {
    grid: presentGrid(frame.grid),
    sources,
    services: services.slice(0, MOST_SERVICES),
    moreServices: Math.max(0, services.length - MOST_SERVICES),
    coverage: presentCoverage(frame.coverage),
  };
}

function serviceShapes(frame: Frame, before: Frame | null, calls: readonly MeasuredCall[]): ServiceShape[] {
  const seconds = secondsOf(frame.grid);
  const signals = byName(frame, servicesOf, nameOf);
  const signalsBefore = byName(before, servicesOf, nameOf);
  return frame.coverage.services
    .map(({ service, series, spans, logs }): ServiceShape => {
      const own = signals.get(service);
      const past = signalsBefore.get(service);
      const itself = {
        now: own ? serviceTraffic(own.red) : noTraffic,
        past: past ? serviceTraffic(past.red) : null,
      };
      const isSilent = itself.now.count === 0 && (itself.past?.count ?? 0) === 0;
      const callers = isSilent ? seenByCallers(service, calls) : null;
      const { now, past: usual } = callers ?? itself;
      return {
        service,
        seenBy: callers && callers.now.count > 0 ? "callers" : "itself",
        health: healthOf(now, usual),
        requests: now.count,
        requestsPerSecond: perSecond(now, seconds),
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

/** The map of a window: the busiest services, and the calls among them, the least healthy first. */
export function presentServiceMap(frame: Frame, before: Frame | null): ServiceMapShape {
  const seconds = secondsOf(frame.grid);
  const calls = measuredCalls(frame, before);
  const shapes = new Map(serviceShapes(frame, before, calls).map((shape) => [shape.service, shape]));
  const names = frame.callGraph.services
    .toSorted((one, other) => (shapes.get(other)?.requests ?? 0) - (shapes.get(one)?.requests ?? 0))
    .slice(0, MOST_NODES)
    .sort();
  const kept = new Set(names);
  return {
    grid: presentGrid(frame.grid),
    nodes: names.map((service) => mapNode(service, shapes.get(service), { calls, seconds })),
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

function mapNode(
  service: string,
  shape: ServiceShape | undefined,
  { calls, seconds }: { calls: readonly MeasuredCall[]; seconds: number },
): MapNode {
  if (shape && shape.requests > 0) {
    const { health, requestsPerSecond, errorShare, p99Seconds, seenBy } = shape;
    return { service, health, requestsPerSecond, errorShare, p99Seconds, seenBy };
  }
  const { now, past } = seenByCallers(service, calls);
  return {
    service,
    health: healthOf(now, past),
    requestsPerSecond: perSecond(now, seconds),
    errorShare: share(now),
    p99Seconds: now.p99Seconds,
    seenBy: "callers",
  };
}
