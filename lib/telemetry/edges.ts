import { ratesOf, total } from "./cell-counts";
import type { EdgeSignals } from "./frame";
import { measureGroups } from "./measured-groups";
import type { PlacedCalls } from "./placed-calls";
import type { PlacedSpans } from "./placed-spans";

/** Both sides of the calls between services, and what lies between; the busiest `limit` pairs. */
export function edgeSignals(
  { grid, recorded: { recorded } }: PlacedSpans,
  { groups, parts }: PlacedCalls,
  limit: number,
): { edges: EdgeSignals[]; dropped: number } {
  const keys = groups.map(({ caller, callee, via }) => [caller, callee, via] as const);
  const measured = measureGroups(parts, { keys, limit, grid });
  const { counts, flagged, quantiles } = measured;
  const [failures = NONE, noCaller = NONE, noCallee = NONE] = flagged;
  const rates = ratesOf(counts, grid, recorded);
  const errors = ratesOf(failures, grid, recorded);
  const oneSided = ratesOf(
    noCaller.map((count, bucket) => count + (noCallee[bucket] ?? 0)),
    grid,
    recorded,
  );
  const [caller, callee, gap] = quantiles;
  const edges = measured.keys.map(([callerName, calleeName, via], place): EdgeSignals => {
    const [from, to] = [place * grid.length, (place + 1) * grid.length];
    return {
      caller: callerName,
      callee: calleeName,
      via,
      count: total(counts.subarray(from, to)),
      errorCount: total(failures.subarray(from, to)),
      withoutCallee: total(noCallee.subarray(from, to)),
      withoutCaller: total(noCaller.subarray(from, to)),
      rate: rates.subarray(from, to),
      errors: errors.subarray(from, to),
      samples: counts.subarray(from, to),
      oneSided: oneSided.subarray(from, to),
      callerDuration: caller?.(place) ?? NOTHING,
      calleeDuration: callee?.(place) ?? NOTHING,
      gap: gap?.(place) ?? NOTHING,
    };
  });
  return { edges, dropped: measured.dropped };
}

const NONE = new Uint32Array(0);
const NOTHING = { p50: new Float64Array(0), p90: new Float64Array(0), p99: new Float64Array(0) };
