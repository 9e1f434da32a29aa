import type { Frame } from "@/lib/telemetry/frame";

/** Who calls whom, and how those fare whom requests reach first: what of a frame tells alerts apart. */
export type ServiceMap = {
  services: ReadonlySet<string>;
  /** Callers and callees of each. */
  neighbours: ReadonlyMap<string, readonly string[]>;
  /** Services that nobody calls, and their requests over the last minutes. */
  entries: readonly { service: string; requests: number; errors: number }[];
};

export const noServiceMap: ServiceMap = { services: new Set(), neighbours: new Map(), entries: [] };

/** How much of the end of a frame speaks for now. Microseconds. */
const RECENT_US = 3 * 60_000_000;

/** The map of a frame. Requests and errors are counts over its last three minutes. */
export function serviceMapOf({ callGraph, services, grid }: Frame): ServiceMap {
  const neighbours = new Map<string, string[]>();
  const called = new Set<string>();
  for (const { caller, callee } of callGraph.edges) {
    if (caller === "" || callee === "" || caller === callee) continue;
    called.add(callee);
    for (const [one, other] of [
      [caller, callee],
      [callee, caller],
    ] as const)
      neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
  }
  const seconds = grid.stepUs / 1e6;
  const from = Math.max(0, grid.length - Math.ceil(RECENT_US / grid.stepUs));
  const entries = services
    .filter(({ service }) => !called.has(service))
    .map(({ service, red: { rate, errors } }) => ({
      service,
      requests: countIn(rate, from, seconds),
      errors: countIn(errors, from, seconds),
    }));
  return { services: new Set(callGraph.services), neighbours, entries };
}

/** From a rate by second to a count. */
function countIn(rate: Float64Array, from: number, seconds: number): number {
  return rate.subarray(from).reduce((total, value) => total + (Number.isNaN(value) ? 0 : value * seconds), 0);
}

/** Everything that is at most so many calls away, in either direction, with how many: itself at 0. */
export function within(
  { neighbours }: ServiceMap,
  service: string,
  hops: number,
): ReadonlyMap<string, number> {
  const reached = new Map([[service, 0]]);
  for (const [at, distance] of reached)
    if (distance < hops)
      for (const next of neighbours.get(at) ?? []) if (!reached.has(next)) reached.set(next, distance + 1);
  return reached;
}
