import { chooseGroups, compareKeys } from "./choose-groups";
import type { CallGraph, CallSource, FrameSeries } from "./frame";
import type { Signals } from "./signals";

/** Attributes with which a metric says whose call it measures: caller and callee. */
const CALL_ATTRIBUTES: readonly (readonly [string, string])[] = [
  ["caller", "callee"],
  ["client", "server"],
  ["source_workload", "destination_workload"],
  ["source_app", "destination_app"],
];

type Edge = { caller: string; callee: string; calls: number; errors: number; sources: Set<CallSource> };

/** Calls from one service to another in a window, counted. */
export type CountedCalls = { caller: string; callee: string; calls: number; errors: number };

/**
 * Who calls whom: counted from spans, and known from metrics of calls and from catalogues; in order of the names. At
 * most `limit` edges, the busiest.
 */
export function callGraph(
  counted: readonly CountedCalls[],
  {
    series,
    calls,
    services,
    limit,
  }: {
    series: readonly FrameSeries[];
    calls: Signals["calls"];
    services: Iterable<string>;
    limit: number;
  },
): CallGraph {
  const edges = new Map<string, Edge>();
  const edgeOf = (caller: string, callee: string, source: CallSource): Edge | null => {
    if (caller === "" || callee === "" || caller === callee) return null;
    const key = JSON.stringify([caller, callee]);
    const edge = edges.get(key) ?? { caller, callee, calls: 0, errors: 0, sources: new Set() };
    edge.sources.add(source);
    edges.set(key, edge);
    return edge;
  };

  for (const { caller, callee, calls: count, errors } of counted) {
    const edge = edgeOf(caller, callee, "spans");
    if (!edge) continue;
    edge.calls += count;
    edge.errors += errors;
  }
  for (const { attributes } of series)
    for (const [caller, callee] of CALL_ATTRIBUTES)
      edgeOf(attributes[caller] ?? "", attributes[callee] ?? "", "metrics");
  for (const { caller, callee } of calls) edgeOf(caller, callee, "catalogue");

  const kept = chooseGroups(
    [...edges.values()].map((edge) => ({ key: edge, rows: edge.calls + 1 })),
    (one, other) => compareKeys([one.caller, one.callee], [other.caller, other.callee]),
    limit,
  ).keys;
  const named = new Set(services);
  for (const { caller, callee } of kept) named.add(caller).add(callee);
  named.delete("");
  return {
    services: [...named].sort(),
    edges: kept.map(({ caller, callee, calls: count, errors, sources }) => ({
      caller,
      callee,
      calls: count,
      errors,
      sources: [...sources].sort(),
    })),
  };
}
