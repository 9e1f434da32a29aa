import type { CallRows } from "./call-rows";
import { flaggedSizes, ratesOf, total } from "./cell-counts";
import { cellQuantiles } from "./cell-quantiles";
import { chooseGroups, compareKeys } from "./choose-groups";
import type { EdgeSignals } from "./frame";
import { bucketsOf, type MeasuredSpans, US_TO_SECONDS } from "./measured-spans";
import { isExitKind, SPAN_KIND } from "./span-kind";

/** Both sides of the calls between services, and what lies between; the busiest `limit` pairs. */
export function edgeSignals(
  measured: MeasuredSpans,
  calls: CallRows,
  limit: number,
): { edges: EdgeSignals[]; dropped: number } {
  const { grid, failed } = measured;
  const { recorded } = measured.recorded;
  const rows = new Uint32Array(calls.groups.length);
  for (const group of calls.groupOf) if (group >= 0) rows[group] = (rows[group] ?? 0) + 1;
  const chosen = chooseGroups(
    calls.groups.map(({ caller, callee, via }, group) => ({
      key: [caller, callee, via] as const,
      rows: rows[group] ?? 0,
    })),
    compareKeys,
    limit,
  );
  const { keys, dropped } = chosen;
  const buckets = bucketsOf(measured, calls.groupOf, chosen);
  const counts = buckets.sizes;
  const failures = flaggedSizes(buckets, failed);
  const { withoutCaller, withoutCallee } = missingSides(calls);
  const noCaller = flaggedSizes(buckets, withoutCaller);
  const noCallee = flaggedSizes(buckets, withoutCallee);
  const rates = ratesOf(counts, grid, recorded);
  const errors = ratesOf(failures, grid, recorded);
  const oneSided = ratesOf(
    noCaller.map((count, bucket) => count + (noCallee[bucket] ?? 0)),
    grid,
    recorded,
  );
  const { callerUs, calleeUs, gapUs } = callTimes(measured, calls);
  const quantiles = cellQuantiles(buckets, { grid, scale: US_TO_SECONDS });
  const caller = quantiles(callerUs);
  const callee = quantiles(calleeUs);
  const gap = quantiles(gapUs);
  const edges = keys.map(([callerName, calleeName, via], place): EdgeSignals => {
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
      callerDuration: caller(place),
      calleeDuration: callee(place),
      gap: gap(place),
    };
  });
  return { edges, dropped };
}

function missingSides({ groupOf, callerOf, hasCallee }: CallRows) {
  const withoutCaller = new Uint8Array(groupOf.length);
  const withoutCallee = new Uint8Array(groupOf.length);
  for (let row = 0; row < groupOf.length; row++) {
    if ((groupOf[row] ?? -1) < 0) continue;
    withoutCaller[row] = Number(callerOf[row] === -1);
    withoutCallee[row] = 1 - (hasCallee[row] ?? 0);
  }
  return { withoutCaller, withoutCallee };
}

/**
 * What is measured of a call, by its row, in microseconds; NaN where it cannot be. The caller's time is that of its
 * client span; a caller without one did other things meanwhile, unless the call is the only child of its span. Where a
 * client span has several children, the gap is what none of them covers.
 */
function callTimes(
  { spans, children, ownUs }: MeasuredSpans,
  { groupOf, callerOf, hasCallee }: CallRows,
): Record<"callerUs" | "calleeUs" | "gapUs", Float64Array> {
  const rows = groupOf.length;
  const callerUs = new Float64Array(rows).fill(Number.NaN);
  const calleeUs = new Float64Array(rows).fill(Number.NaN);
  const gapUs = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    if ((groupOf[row] ?? -1) < 0) continue;
    const by = callerOf[row] ?? -1;
    const worked = spans.durationUs[row] ?? Number.NaN;
    if (hasCallee[row] === 1) calleeUs[row] = worked;
    if (by < 0) continue;
    const waited = spans.durationUs[by] ?? Number.NaN;
    const isOnlyChild = (children.starts[by + 1] ?? 0) - (children.starts[by] ?? 0) === 1;
    const isOnlyCalling = isExitKind(spans.kind[by]) || isOnlyChild;
    if (isOnlyCalling) callerUs[row] = waited;
    if (hasCallee[row] !== 1) continue;
    if (spans.kind[row] === SPAN_KIND.consumer)
      gapUs[row] = (spans.startUs[row] ?? 0) - (spans.startUs[by] ?? 0) - waited;
    else if (isOnlyCalling) gapUs[row] = isOnlyChild ? waited - worked : (ownUs[by] ?? Number.NaN);
  }
  return { callerUs, calleeUs, gapUs };
}
