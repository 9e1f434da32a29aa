import { compareKeys } from "./choose-groups";
import type { NumberedSpans } from "./numbered-spans";
import { createPairTable } from "./pair-table";
import type { PlacedPart, PlacedSpans } from "./placed-spans";
import { gatherSpans, type SpanAt } from "./span-rows";

/** Roots of traces that began in the window, and of each what its trace is like. */
export type TraceRoots = { spans: NumberedSpans; errors: Uint32Array; isIncomplete: Uint8Array };

/** The roots of the traces of so many kinds of request: of the busiest ones, that is of the operations of most roots. */
export function busiestRoots(placed: PlacedSpans, most: number): TraceRoots {
  const { parts, names } = placed;
  const kinds = createPairTable();
  const counts: number[] = [];
  eachRoot(parts, ({ part, numberOf }, row) => {
    const kind = kinds.intern(
      numberOf[part.spans.service[row] ?? 0] ?? 0,
      numberOf[part.spans.name[row] ?? 0] ?? 0,
    );
    counts[kind] = (counts[kind] ?? 0) + 1;
  });
  const keyOf = (kind: number) => [names.text(kinds.ones[kind] ?? 0), names.text(kinds.others[kind] ?? 0)];
  const busiest = new Set(
    [...counts.keys()]
      .sort(
        (one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || compareKeys(keyOf(one), keyOf(other)),
      )
      .slice(0, most),
  );

  const places: SpanAt[] = [];
  const [errors, isIncomplete]: [number[], number[]] = [[], []];
  eachRoot(parts, ({ part, numberOf }, row, trace) => {
    const { spans, traces } = part;
    const service = numberOf[spans.service[row] ?? 0] ?? 0;
    if (!busiest.has(kinds.intern(service, numberOf[spans.name[row] ?? 0] ?? 0))) return;
    places.push({ spans, numberOf, row });
    errors.push(traces.errors[trace] ?? 0);
    isIncomplete.push(traces.isIncomplete[trace] ?? 0);
  });
  return {
    spans: gatherSpans(places, names.texts),
    errors: Uint32Array.from(errors),
    isIncomplete: Uint8Array.from(isIncomplete),
  };
}

/** Every trace whose root is in the window. */
function eachRoot(
  parts: readonly PlacedPart[],
  tell: (of: PlacedPart, row: number, trace: number) => void,
): void {
  for (const of of parts) {
    const { rootOf } = of.part.traces;
    for (let trace = 0; trace < rootOf.length; trace++) {
      const row = rootOf[trace] ?? -1;
      if ((of.cellOf[row] ?? -1) >= 0) tell(of, row, trace);
    }
  }
}
