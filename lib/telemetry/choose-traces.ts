import { compareKeys } from "./choose-groups";
import { compareIds, compareSpans } from "./compare-spans";
import type { TraceReason } from "./frame";
import { groupBy } from "./group-by";
import { ROOT } from "./link-spans";
import type { MeasuredSpans } from "./measured-spans";

/** Of each of the busiest kinds of request. */
const REQUEST_KINDS = 6;
const SLOWEST = 3;
const ERRORED = 3;
const TYPICAL = 2;
const INCOMPLETE = 1;
const AFTER_ONSET = 3;
/** After an onset a trace is telling when it failed or was slower than this share of its kind. */
const SLOW_SHARE = 0.9;

type TraceFacts = {
  trace: number;
  root: number;
  startUs: number;
  durationUs: number;
  errors: number;
  isIncomplete: boolean;
};

/** A trace of a window and why it is worth a look. `row` is one of its spans. */
export type ChosenTrace = { row: number; reasons: ReadonlySet<TraceReason> };

/**
 * Traces worth a look, with why: of each of the busiest kinds of request (operation of the root) the
 * slowest, the first that failed, the one nearest the median, and one with a missing part; and the first telling ones
 * after the onset, where one is given.
 */
export function chooseTraces(
  measured: MeasuredSpans,
  { limit, onsetUs }: { limit: number; onsetUs: number | null },
): ChosenTrace[] {
  const chosen = new Map<number, { row: number; reasons: Set<TraceReason> }>();
  const choose = (traces: readonly TraceFacts[], reason: TraceReason) => {
    for (const { trace, root } of traces) {
      const known = chosen.get(trace);
      if (known) known.reasons.add(reason);
      else if (chosen.size < limit) chosen.set(trace, { row: root, reasons: new Set([reason]) });
    }
  };
  const byStart = startOrder(measured);
  const requests = busiestRequests(measured);
  const telling = requests
    .flatMap((traces) => {
      const slow = traces[Math.floor(traces.length * SLOW_SHARE)]?.durationUs ?? Infinity;
      return traces.filter(({ errors, durationUs }) => errors > 0 || durationUs > slow);
    })
    .filter(({ startUs }) => onsetUs !== null && startUs >= onsetUs);
  choose(telling.sort(byStart).slice(0, AFTER_ONSET), "first_after_onset");
  for (const traces of requests) {
    choose(traces.slice(-SLOWEST), "slowest");
    choose(
      traces
        .filter(({ errors }) => errors > 0)
        .sort(byStart)
        .slice(0, ERRORED),
      "errored",
    );
    const middle = Math.max(0, Math.ceil(traces.length / 2) - 1);
    choose(traces.slice(middle, middle + TYPICAL), "typical");
    choose(
      traces
        .filter(({ isIncomplete }) => isIncomplete)
        .sort(byStart)
        .slice(0, INCOMPLETE),
      "incomplete",
    );
  }
  return [...chosen.values()];
}

/** Traces of the busiest kinds of request, each kind in order of duration. */
function busiestRequests(measured: MeasuredSpans): TraceFacts[][] {
  const { spans } = measured;
  const textOf = (number: number | undefined) => spans.texts[number ?? 0] ?? "";
  const byStart = startOrder(measured);
  const numberOf = (root: number) => (spans.service[root] ?? 0) * 2 ** 24 + (spans.name[root] ?? 0);
  return [...groupBy(tracesInWindow(measured), ({ root }) => numberOf(root)).values()]
    .map((traces) => {
      const root = traces[0]?.root ?? 0;
      return { traces, key: [textOf(spans.service[root]), textOf(spans.name[root])] };
    })
    .sort((one, other) => other.traces.length - one.traces.length || compareKeys(one.key, other.key))
    .slice(0, REQUEST_KINDS)
    .map(({ traces }) =>
      traces.sort((one, other) => one.durationUs - other.durationUs || byStart(one, other)),
    );
}

function tracesInWindow({ spans, linked, cellOf, failed }: MeasuredSpans): TraceFacts[] {
  const compare = compareSpans(spans);
  const rootOf = new Int32Array(linked.traceCount).fill(-1);
  const errors = new Uint32Array(linked.traceCount);
  const incomplete = new Uint8Array(linked.traceCount);
  for (let row = 0; row < cellOf.length; row++) {
    if (linked.counts[row] === 0) continue;
    const trace = linked.traceOf[row] ?? 0;
    const parent = linked.parentOf[row] ?? ROOT;
    errors[trace] = (errors[trace] ?? 0) + (failed[row] ?? 0);
    if (parent >= 0) continue;
    if (parent !== ROOT) incomplete[trace] = 1;
    if (isBetterRoot(row, rootOf[trace] ?? -1)) rootOf[trace] = row;
  }
  const traces: TraceFacts[] = [];
  for (const [trace, root] of rootOf.entries())
    if (root >= 0 && (cellOf[root] ?? -1) >= 0)
      traces.push({
        trace,
        root,
        startUs: spans.startUs[root] ?? 0,
        durationUs: spans.durationUs[root] ?? 0,
        errors: errors[trace] ?? 0,
        isIncomplete: incomplete[trace] === 1,
      });
  return traces;

  /** A real root before one whose parent is missing, then what came first. */
  function isBetterRoot(row: number, best: number): boolean {
    if (best < 0) return true;
    const roots = Number(linked.parentOf[best] === ROOT) - Number(linked.parentOf[row] === ROOT);
    return (roots || compare(row, best)) < 0;
  }
}

/** By the start of the root, then by what else tells roots apart. */
function startOrder({ spans }: MeasuredSpans): (one: TraceFacts, other: TraceFacts) => number {
  const compare = compareSpans(spans);
  return ({ root: one }, { root: other }) => compare(one, other) || compareIds(spans.traceId, one, other);
}
