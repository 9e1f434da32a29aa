import { compareKeys } from "./choose-groups";
import { compareIds, compareSpans } from "./compare-spans";
import type { TraceReason } from "./frame";
import { groupBy } from "./group-by";
import type { NumberedSpans } from "./numbered-spans";
import type { TraceRoots } from "./trace-roots";

/** Traces of so many kinds of request are chosen. */
export const REQUEST_KINDS = 6;
/** Of each kind. */
const SLOWEST = 3;
const ERRORED = 3;
const TYPICAL = 2;
const INCOMPLETE = 1;
const AFTER_ONSET = 3;
/** After an onset a trace is telling when it failed or was slower than this share of its kind. */
const SLOW_SHARE = 0.9;

type Trace = {
  /** Row among the roots. */
  root: number;
  startUs: number;
  durationUs: number;
  errors: number;
  isIncomplete: boolean;
};

/** A trace of a window and why it is worth a look. `root` is its row among the roots. */
export type ChosenTrace = { root: number; reasons: ReadonlySet<TraceReason> };

/**
 * Traces worth a look, with why: of each kind of request (operation of the root) the
 * slowest, the first that failed, the one nearest the median, and one with a missing part; and the first telling ones
 * after the onset, where one is given.
 */
export function chooseTraces(
  roots: TraceRoots,
  { limit, onsetUs }: { limit: number; onsetUs: number | null },
): ChosenTrace[] {
  const chosen = new Map<number, { root: number; reasons: Set<TraceReason> }>();
  const choose = (traces: readonly Trace[], reason: TraceReason) => {
    for (const { root } of traces) {
      const known = chosen.get(root);
      if (known) known.reasons.add(reason);
      else if (chosen.size < limit) chosen.set(root, { root, reasons: new Set([reason]) });
    }
  };
  const byStart = startOrder(roots.spans);
  const requests = requestsByKind(roots);
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

/** Traces by kind of request, the busiest first, each kind in order of duration. */
function requestsByKind({ spans, errors, isIncomplete }: TraceRoots): Trace[][] {
  const textOf = (number: number | undefined) => spans.texts[number ?? 0] ?? "";
  const byStart = startOrder(spans);
  const kindOf = (root: number) => (spans.service[root] ?? 0) * 2 ** 24 + (spans.name[root] ?? 0);
  return [...groupBy(spans.startUs.keys(), kindOf).values()]
    .map((roots) => {
      const root = roots[0] ?? 0;
      return { roots, key: [textOf(spans.service[root]), textOf(spans.name[root])] };
    })
    .sort((one, other) => other.roots.length - one.roots.length || compareKeys(one.key, other.key))
    .map(({ roots }) =>
      roots
        .map((root): Trace => ({
          root,
          startUs: spans.startUs[root] ?? 0,
          durationUs: spans.durationUs[root] ?? 0,
          errors: errors[root] ?? 0,
          isIncomplete: isIncomplete[root] === 1,
        }))
        .sort((one, other) => one.durationUs - other.durationUs || byStart(one, other)),
    );
}

/** By the start of the root, then by what else tells roots apart. */
function startOrder(spans: NumberedSpans): (one: Trace, other: Trace) => number {
  const compare = compareSpans(spans);
  return ({ root: one }, { root: other }) => compare(one, other) || compareIds(spans.traceId, one, other);
}
