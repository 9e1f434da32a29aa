import type { CountedCalls } from "./call-graph";
import { countUp } from "./cell-counts";
import { chooseTraces, REQUEST_KINDS } from "./choose-traces";
import { clockSkew } from "./clock-skew";
import type { SpanCoverage } from "./coverage";
import { edgeSignals } from "./edges";
import type { EdgeSignals, Grid, OperationSignals, ServiceSignals, TraceReason } from "./frame";
import type { FrameLimits } from "./limits";
import { countCalls, placeCalls } from "./placed-calls";
import { type PlacedSpans, placeSpans } from "./placed-spans";
import { operationSignals, serviceSignals } from "./red";
import type { SettledSpans } from "./settled-spans";
import { busiestRoots } from "./trace-roots";

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

/** Measures the spans of a window, which are settled, on its grid. */
export function spanFigures(
  settled: SettledSpans,
  grid: Grid,
  { limits, onsetUs }: { limits: FrameLimits; onsetUs: number | null },
): SpanFigures {
  const placed = placeSpans(settled, grid);
  const operations = operationSignals(placed, limits.operations);
  const services = serviceSignals(placed, limits.services);
  const calls = placeCalls(placed);
  const edges = edgeSignals(placed, calls, limits.edges);
  const { orphans, ...totals } = placed.totals;
  return {
    services: services.services,
    operations: operations.operations,
    edges: edges.edges,
    calls: countCalls(calls),
    wanted: wantedTraces(placed, { limit: limits.traces, onsetUs }),
    coverage: {
      rowsByService: rowsByService(placed),
      recorded: placed.recorded,
      ...totals,
      missingParents: orphans,
      clockSkew: clockSkew(calls),
      dropped: { operations: operations.dropped, services: services.dropped, edges: edges.dropped },
    },
  };
}

function wantedTraces(placed: PlacedSpans, choice: { limit: number; onsetUs: number | null }): WantedTrace[] {
  const roots = busiestRoots(placed, REQUEST_KINDS);
  const { traceId } = roots.spans;
  return chooseTraces(roots, choice).map(({ root, reasons }) => ({
    id: [traceId[2 * root] ?? 0, traceId[2 * root + 1] ?? 0],
    reasons: [...reasons].sort(),
  }));
}

/** Rows in the window by service. */
function rowsByService({ parts, names }: PlacedSpans): Map<string, number> {
  const counts = new Uint32Array(names.texts.length);
  for (const { part, numberOf, cellOf } of parts) {
    const { starts, rows, service } = part.operations;
    for (const [own, text] of service.entries())
      for (let at = starts[own] ?? 0; at < (starts[own + 1] ?? 0); at++)
        if ((cellOf[rows[at] ?? 0] ?? -1) >= 0) countUp(counts, numberOf[text] ?? 0);
  }
  return new Map(
    names.texts.flatMap((text, number) => {
      const count = counts[number] ?? 0;
      return count > 0 ? [[text, count]] : [];
    }),
  );
}
