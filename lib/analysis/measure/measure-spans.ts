import type { EdgeSignals, Quantiles, Red } from "@/lib/telemetry/frame";

import type { AnalysisInput } from "../analysis-input";
import { edgeKey, operationKey } from "../frame-keys";
import type { EvidenceSource } from "../judgement";
import type { Measurement } from "./measurement";

type Apart = { values: Float64Array; weights: Uint32Array | null } | null;
type Of = Pick<Measurement, "service" | "caller" | "callee" | "name">;

/** Durations, own times, errors and rates of services and operations, and what lies between caller and callee. */
export function measureSpans({ frame, baseline }: AnalysisInput): Measurement[] {
  const services = byKey(baseline?.services, ({ service }) => service);
  const operations = byKey(baseline?.operations, operationKey);
  const edges = byKey(baseline?.edges, edgeKey);
  return [
    ...frame.services.flatMap(({ service, red }) =>
      redLines(
        { service, caller: null, callee: null, name: "" },
        red,
        services.get(service)?.red ?? null,
        (signal) => ({
          type: "service",
          service,
          signal,
        }),
      ),
    ),
    ...frame.operations.flatMap((operation) =>
      redLines(
        { service: operation.service, caller: null, callee: null, name: operation.operation },
        operation.red,
        operations.get(operationKey(operation))?.red ?? null,
        () => ({ type: "operation", service: operation.service, operation: operation.operation }),
      ),
    ),
    ...frame.edges.flatMap((edge) => edgeLines(edge, edges.get(edgeKey(edge)) ?? null)),
  ];
}

function byKey<Item>(items: readonly Item[] | undefined, keyOf: (item: Item) => string): Map<string, Item> {
  return new Map((items ?? []).map((item) => [keyOf(item), item]));
}

function redLines(
  of: Of,
  red: Red,
  apart: Red | null,
  sourceOf: (signal: "rate" | "errors" | "duration" | "own") => EvidenceSource,
): Measurement[] {
  const line = lineOf(of);
  return [
    line(
      "duration",
      red.duration.p50,
      red.samples,
      apartOf(apart?.duration.p50, apart),
      sourceOf("duration"),
    ),
    line(
      "duration",
      red.duration.p90,
      red.samples,
      apartOf(apart?.duration.p90, apart),
      sourceOf("duration"),
    ),
    line("own", red.own.p50, red.samples, apartOf(apart?.own.p50, apart), sourceOf("own")),
    line("own", red.own.p90, red.samples, apartOf(apart?.own.p90, apart), sourceOf("own")),
    line("errors", shareOf(red), red.samples, apart && apartOf(shareOf(apart), apart), sourceOf("errors")),
    line("rate", red.rate, null, null, sourceOf("rate")),
  ];
}

function edgeLines(edge: EdgeSignals, apart: EdgeSignals | null): Measurement[] {
  const { caller, callee } = edge;
  const line = lineOf({
    service: callee === "" ? caller : callee,
    caller,
    callee,
    name: `${caller}>${callee}`,
  });
  const source: EvidenceSource = { type: "edge", caller, callee };
  const gap = (of: keyof Quantiles) =>
    line("gap", edge.gap[of], edge.samples, apartOf(apart?.gap[of], apart), source);
  return [
    gap("p50"),
    gap("p90"),
    line("errors", shareOf(edge), edge.samples, apart && apartOf(shareOf(apart), apart), source),
    line("rate", edge.rate, null, null, source),
  ];
}

function lineOf(of: Of) {
  return (
    origin: "duration" | "own" | "gap" | "errors" | "rate",
    values: Float64Array,
    weights: Uint32Array | null,
    baseline: Apart,
    source: EvidenceSource,
  ): Measurement => ({
    // Each by its name: a spread makes slow objects, and there are thousands.
    service: of.service,
    instance: null,
    version: null,
    host: null,
    caller: of.caller,
    callee: of.callee,
    name: of.name,
    role: origin === "errors" || origin === "rate" ? origin : "latency",
    unit: "",
    origin,
    hurts: origin === "rate" ? 0 : 1,
    isOfHost: false,
    isOutbound: false,
    source,
    values,
    weights,
    baseline,
  });
}

function apartOf(values: Float64Array | undefined, red: { samples: Uint32Array } | null): Apart {
  return values && red ? { values, weights: red.samples } : null;
}

/** Share of errors, by cell. */
function shareOf({ errors, rate }: { errors: Float64Array; rate: Float64Array }): Float64Array {
  const shares = new Float64Array(errors.length).fill(Number.NaN);
  for (let cell = 0; cell < shares.length; cell++) {
    const all = rate[cell] ?? Number.NaN;
    if (all > 0) shares[cell] = (errors[cell] ?? Number.NaN) / all;
  }
  return shares;
}
