import { type CountedCalls, countCalls } from "./call-graph";
import { findCalls } from "./call-rows";
import { chooseTraces } from "./choose-traces";
import { clockSkew } from "./clock-skew";
import type { SpanCoverage } from "./coverage";
import { edgeSignals } from "./edges";
import type { EdgeSignals, Grid, OperationSignals, ServiceSignals, TraceReason } from "./frame";
import type { FrameLimits } from "./limits";
import { type LinkedSpans, linkSpans, MISSING } from "./link-spans";
import { type MeasuredSpans, measureSpans } from "./measured-spans";
import type { NumberedSpans } from "./numbered-spans";
import { operationSignals, serviceSignals } from "./red";
import { rowsByService } from "./rows-by-service";

/** A trace to be shown, by the two words of its id. */
export type WantedTrace = { id: readonly [number, number]; reasons: readonly TraceReason[] };

/** All that a frame has of spans, but for the traces that it shows. */
export type SpanFigures = {
  services: ServiceSignals[];
  operations: OperationSignals[];
  edges: EdgeSignals[];
  calls: CountedCalls[];
  wanted: WantedTrace[];
  coverage: SpanCoverage;
};

/** Measures the spans of a window. `linked`: where that has been done, as it can be before there is a grid. */
export function spanFigures(
  spans: NumberedSpans,
  grid: Grid,
  { limits, onsetUs }: { limits: FrameLimits; onsetUs: number | null },
  linked: LinkedSpans = linkSpans(spans),
): SpanFigures {
  const measured = measureSpans(spans, grid, linked);
  const { cellOf } = measured;
  const operations = operationSignals(measured, limits.operations);
  const services = serviceSignals(measured, limits.services);
  const calls = findCalls(measured);
  const edges = edgeSignals(measured, calls, limits.edges);
  return {
    services: services.services,
    operations: operations.operations,
    edges: edges.edges,
    calls: countCalls(calls, measured.failed),
    wanted: chooseTraces(measured, { limit: limits.traces, onsetUs }).map(({ row, reasons }) => ({
      id: [spans.traceId[2 * row] ?? 0, spans.traceId[2 * row + 1] ?? 0],
      reasons: [...reasons].sort(),
    })),
    coverage: {
      rowsByService: rowsByService(spans.service, cellOf, spans.texts),
      recorded: measured.recorded,
      duplicates: linked.duplicates,
      outside: measured.outside,
      unusable: linked.unusable,
      missingParents: countMissingParents(measured),
      clockSkew: clockSkew(measured, calls),
      dropped: { operations: operations.dropped, services: services.dropped, edges: edges.dropped },
    },
  };
}

/** Spans in the window whose parent is not there. */
function countMissingParents({ linked, cellOf }: MeasuredSpans): number {
  let missing = 0;
  for (let row = 0; row < cellOf.length; row++)
    if (linked.parentOf[row] === MISSING && (cellOf[row] ?? -1) >= 0) missing += 1;
  return missing;
}
