import type { CallRows } from "./call-rows";
import { countUp, flaggedSizes, ratesOf, total } from "./cell-counts";
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
  const { grid, cellOf, failed } = measured;
  const { recorded } = measured.recorded;
  const rows = new Uint32Array(calls.groups.length);
  for (let call = 0; call < calls.groupOf.length; call++) countUp(rows, calls.groupOf[call] ?? 0);
  const chosen = chooseGroups(
    calls.groups.map(({ caller, callee, via }, group) => ({
      key: [caller, callee, via] as const,
      rows: rows[group] ?? 0,
    })),
    compareKeys,
    limit,
  );
  const { keys, dropped } = chosen;
  const cellOfCall = new Int32Array(calls.rowOf.length);
  for (let call = 0; call < cellOfCall.length; call++)
    cellOfCall[call] = cellOf[calls.rowOf[call] ?? 0] ?? -1;
  const buckets = bucketsOf({ grid, cellOf: cellOfCall }, calls.groupOf, chosen);
  const counts = buckets.sizes;
  const flags = flagsOf(calls, failed);
  const failures = flaggedSizes(buckets, flags.failed);
  const noCaller = flaggedSizes(buckets, flags.withoutCaller);
  const noCallee = flaggedSizes(buckets, flags.withoutCallee);
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

/** By call: 1 where it is so. */
function flagsOf({ rowOf, callerOf, hasCallee }: CallRows, failedRows: Uint8Array) {
  const failed = new Uint8Array(rowOf.length);
  const withoutCaller = new Uint8Array(rowOf.length);
  const withoutCallee = new Uint8Array(rowOf.length);
  for (let call = 0; call < rowOf.length; call++) {
    failed[call] = failedRows[rowOf[call] ?? 0] ?? 0;
    withoutCaller[call] = Number(callerOf[call] === -1);
    withoutCallee[call] = 1 - (hasCallee[call] ?? 0);
  }
  return { failed, withoutCaller, withoutCallee };
}

/**
 * What is measured of a call, in microseconds; NaN where it cannot be. The caller's time is that of its client span; a
 * caller without one did other things meanwhile, unless the call is the only child of its span. Where a client span has
 * several children, the gap is what none of them covers.
 */
function callTimes(
  { spans, children, ownUs }: MeasuredSpans,
  { rowOf, callerOf, hasCallee }: CallRows,
): Record<"callerUs" | "calleeUs" | "gapUs", Float64Array> {
  const callerUs = new Float64Array(rowOf.length).fill(Number.NaN);
  const calleeUs = new Float64Array(rowOf.length).fill(Number.NaN);
  const gapUs = new Float64Array(rowOf.length).fill(Number.NaN);
  for (let call = 0; call < rowOf.length; call++) {
    const row = rowOf[call] ?? 0;
    const by = callerOf[call] ?? -1;
    const worked = spans.durationUs[row] ?? Number.NaN;
    if (hasCallee[call] === 1) calleeUs[call] = worked;
    if (by < 0) continue;
    const waited = spans.durationUs[by] ?? Number.NaN;
    const isOnlyChild = (children.starts[by + 1] ?? 0) - (children.starts[by] ?? 0) === 1;
    const isOnlyCalling = isExitKind(spans.kind[by]) || isOnlyChild;
    if (isOnlyCalling) callerUs[call] = waited;
    if (hasCallee[call] !== 1) continue;
    if (spans.kind[row] === SPAN_KIND.consumer)
      gapUs[call] = (spans.startUs[row] ?? 0) - (spans.startUs[by] ?? 0) - waited;
    else if (isOnlyCalling) gapUs[call] = isOnlyChild ? waited - worked : (ownUs[by] ?? Number.NaN);
  }
  return { callerUs, calleeUs, gapUs };
}
