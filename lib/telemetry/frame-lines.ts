import type { EdgeSignals, Frame, Red } from "./frame";
import { identityOf } from "./identity";
import type { Attributes } from "./signals";

/** One line that can be drawn over a frame's grid: a metric as it was sent, or what spans say. */
export type Line = {
  /** 16 hex digits: the same in every window. */
  id: string;
  service: string;
  metric: string;
  unit: string;
  origin: "metric" | "spans";
  attributes: Attributes;
  values: Float64Array;
};

/** Every line of a frame: what spans say of services first, then of operations and calls, then the metrics. */
export function frameLines({ services, operations, edges, series }: Frame): Line[] {
  return [
    ...services.flatMap(({ service, red }) => redLines(red, { service, attributes: {} })),
    ...operations.flatMap(({ service, operation, kind, red }) =>
      redLines(red, { service, attributes: { operation, "span.kind": kindWords[kind] ?? "unspecified" } }),
    ),
    ...edges.flatMap(edgeLines),
    ...series.map(({ id, service, metric, unit, attributes, values }): Line => ({
      id,
      service,
      metric,
      unit,
      origin: "metric",
      attributes,
      values,
    })),
  ];
}

const kindWords = ["unspecified", "internal", "server", "client", "producer", "consumer"];

type Owner = { service: string; attributes: Attributes };

function redLines({ rate, errors, duration, own }: Red, owner: Owner): Line[] {
  return [
    spanLine(owner, "requests", "{request}/s", rate),
    spanLine(owner, "errors", "{error}/s", errors),
    spanLine(owner, "duration p50", "s", duration.p50),
    spanLine(owner, "duration p90", "s", duration.p90),
    spanLine(owner, "duration p99", "s", duration.p99),
    spanLine(owner, "own time p99", "s", own.p99),
  ];
}

/** The calls of an edge belong to the caller: it is the one who waits. */
function edgeLines({ caller, callee, via, ...edge }: EdgeSignals): Line[] {
  const owner = { service: caller, attributes: { callee, via } };
  return [
    spanLine(owner, "calls", "{call}/s", edge.rate),
    spanLine(owner, "call errors", "{error}/s", edge.errors),
    spanLine(owner, "call duration p99", "s", edge.callerDuration.p99),
    spanLine(owner, "call gap p99", "s", edge.gap.p99),
  ];
}

function spanLine({ service, attributes }: Owner, metric: string, unit: string, values: Float64Array): Line {
  const id = identityOf(["spans", service, metric, ...Object.entries(attributes).flat()]);
  return { id, service, metric, unit, origin: "spans", attributes, values };
}
