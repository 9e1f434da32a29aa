import type { Change } from "@/lib/changes/change";
import type { Frame, LogPattern } from "@/lib/telemetry/frame";

import type { AnalysisInput } from "../analysis-input";

/** The same system, with every service called by another name. What nobody names ("") stays so. */
export function renamed(input: AnalysisInput, nameOf: (service: string) => string): AnalysisInput {
  const named = (service: string) => (service === "" ? "" : nameOf(service));
  const ofService = <Item extends { service: string }>(item: Item): Item => ({
    ...item,
    service: named(item.service),
  });
  const ofCall = <Item extends { caller: string; callee: string }>(item: Item): Item => ({
    ...item,
    caller: named(item.caller),
    callee: named(item.callee),
  });
  const { frame, alarm, changes } = input;
  return {
    ...input,
    alarm: { ...alarm, service: alarm.service === null ? null : named(alarm.service) },
    changes: changes.map((change) => withServices(change, change.services.map(named))),
    frame: {
      ...frame,
      series: frame.series.map(ofService),
      services: frame.services.map(ofService),
      operations: frame.operations.map(ofService),
      edges: frame.edges.map(ofCall),
      callGraph: { services: frame.callGraph.services.map(named), edges: frame.callGraph.edges.map(ofCall) },
      logs: frame.logs.map(ofService),
      coverage: { ...frame.coverage, services: frame.coverage.services.map(ofService) },
    },
  };
}

/** The same frame with each of its lists in another order. */
export function reordered(
  input: AnalysisInput,
  order: <Item>(list: readonly Item[]) => readonly Item[],
): AnalysisInput {
  const { frame } = input;
  return {
    ...input,
    changes: order(input.changes),
    frame: {
      ...frame,
      series: order(frame.series),
      services: order(frame.services),
      operations: order(frame.operations),
      edges: order(frame.edges),
      callGraph: { services: order(frame.callGraph.services), edges: order(frame.callGraph.edges) },
      logs: order(frame.logs),
      coverage: { ...frame.coverage, services: order(frame.coverage.services) },
    },
  };
}

/** All of it at another time. */
export function shifted(input: AnalysisInput, byUs: number): AnalysisInput {
  const { frame, alarm, exclude, changes } = input;
  const { grid } = frame;
  return {
    ...input,
    alarm: { ...alarm, atUs: alarm.atUs + byUs },
    exclude: exclude.map(({ fromUs, toUs }) => ({ fromUs: fromUs + byUs, toUs: toUs + byUs })),
    changes: changes.map((change) => withTime(change, change.atUs + byUs)),
    frame: {
      ...frame,
      grid: { ...grid, startUs: grid.startUs + byUs, endUs: grid.endUs + byUs },
      logs: frame.logs.map((pattern) => seenLater(pattern, byUs)),
    },
  };
}

/** Without all that a service says of itself; that others call it is still known. */
export function silenced(input: AnalysisInput, silent: string): AnalysisInput {
  const isHeard = ({ service }: { service: string }) => service !== silent;
  const { frame } = input;
  const edges: Frame["edges"] = frame.edges.filter(
    ({ caller, callee }) => caller !== silent && callee !== silent,
  );
  return {
    ...input,
    frame: {
      ...frame,
      series: frame.series.filter(isHeard),
      services: frame.services.filter(isHeard),
      operations: frame.operations.filter(isHeard),
      edges,
      logs: frame.logs.filter(isHeard),
      coverage: {
        ...frame.coverage,
        services: frame.coverage.services.map((one) =>
          one.service === silent ? { service: silent, series: 0, spans: 0, logs: 0 } : one,
        ),
      },
    },
  };
}

function withServices(change: Change, services: readonly string[]): Change {
  return { ...change, services };
}

function withTime(change: Change, atUs: number): Change {
  return { ...change, atUs };
}

function seenLater(pattern: LogPattern, byUs: number): LogPattern {
  const { firstSeenUs, lastSeenUs } = pattern;
  return { ...pattern, firstSeenUs: firstSeenUs + byUs, lastSeenUs: lastSeenUs + byUs };
}
