import { type CallGroup, type CallRows, findCalls } from "./call-rows";
import type { MeasuredSpans } from "./measured-spans";
import type { NumberedSpans } from "./numbered-spans";
import { type RowsByKey, rowsByKey } from "./rows-by-key";
import { isExitKind, SPAN_KIND } from "./span-kind";

/** Calls, measured, in order of their group; those of group g are `starts[g]` up to `starts[g + 1]`. */
export type MeasuredCalls = {
  groups: readonly CallGroup[];
  starts: Uint32Array;
  /** By call, as are the next six: its row of spans. */
  rowOf: Uint32Array;
  withoutCaller: Uint8Array;
  withoutCallee: Uint8Array;
  /** What the caller waited, the callee worked, and what lies between; microseconds, NaN where nobody can say. */
  callerUs: Float64Array;
  calleeUs: Float64Array;
  gapUs: Float64Array;
  /** By how much the callee's span lies before (below 0) or after its caller's; NaN where that says nothing. */
  shiftUs: Float64Array;
};

/** Finds and measures the calls of linked spans. */
export function measureCalls(measured: MeasuredSpans, factsOf: Uint8Array): MeasuredCalls {
  const calls = findCalls(measured, factsOf);
  const { starts, rows: order } = byGroup(calls, factsOf.length);
  const times = callTimes(measured, calls);
  const inOrder = (column: Float64Array) => Float64Array.from(order, (call) => column[call] ?? Number.NaN);
  return {
    groups: calls.groups,
    starts,
    rowOf: Uint32Array.from(order, (call) => calls.rowOf[call] ?? 0),
    withoutCaller: Uint8Array.from(order, (call) => Number(calls.callerOf[call] === -1)),
    withoutCallee: Uint8Array.from(order, (call) => 1 - (calls.hasCallee[call] ?? 0)),
    callerUs: inOrder(times.callerUs),
    calleeUs: inOrder(times.calleeUs),
    gapUs: inOrder(times.gapUs),
    shiftUs: inOrder(times.shiftUs),
  };
}

/** Calls by group, and within it by row: rows are in order of time. No row is two calls. */
function byGroup({ groups, groupOf, rowOf }: CallRows, rows: number): RowsByKey {
  const callAt = new Int32Array(rows).fill(-1);
  const groupAt = new Int32Array(rows).fill(-1);
  for (let call = 0; call < rowOf.length; call++) {
    const row = rowOf[call] ?? 0;
    callAt[row] = call;
    groupAt[row] = groupOf[call] ?? -1;
  }
  const { starts, rows: ordered } = rowsByKey(groupAt, groups.length);
  return { starts, rows: ordered.map((row) => callAt[row] ?? 0) };
}

/**
 * What is measured of a call. The caller's time is that of its client span; a caller without one did other things
 * meanwhile, unless the call is the only child of its span. Where a client span has several children, the gap is what
 * none of them covers.
 */
function callTimes(
  { spans, children, ownUs }: MeasuredSpans,
  { rowOf, callerOf, hasCallee }: CallRows,
): Record<"callerUs" | "calleeUs" | "gapUs" | "shiftUs", Float64Array> {
  const callerUs = new Float64Array(rowOf.length).fill(Number.NaN);
  const calleeUs = new Float64Array(rowOf.length).fill(Number.NaN);
  const gapUs = new Float64Array(rowOf.length).fill(Number.NaN);
  const shiftUs = new Float64Array(rowOf.length).fill(Number.NaN);
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
    if (spans.kind[row] === SPAN_KIND.consumer) {
      gapUs[call] = (spans.startUs[row] ?? 0) - (spans.startUs[by] ?? 0) - waited;
      continue;
    }
    if (isOnlyCalling) gapUs[call] = isOnlyChild ? waited - worked : (ownUs[by] ?? Number.NaN);
    shiftUs[call] = shiftOf(spans, row, by);
  }
  return { callerUs, calleeUs, gapUs, shiftUs };
}

/** NaN where the callee's span is longer than its caller's: that says nothing of clocks. */
function shiftOf(spans: NumberedSpans, row: number, caller: number): number {
  const early = (spans.startUs[row] ?? 0) - (spans.startUs[caller] ?? 0);
  const slack = (spans.durationUs[caller] ?? 0) - (spans.durationUs[row] ?? 0);
  return slack < 0 ? Number.NaN : Math.min(early, 0) + Math.max(early - slack, 0);
}
