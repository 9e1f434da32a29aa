import type { NumberedSpans } from "./numbered-spans";
import type { PlacedSpans } from "./placed-spans";
import { gatherSpans, type SpanAt } from "./span-rows";

/** The roots of traces that began in the window, and of each what its trace is like. */
export type TraceRoots = { spans: NumberedSpans; errors: Uint32Array; isIncomplete: Uint8Array };

/** The roots of all traces of a window. */
export function traceRoots({ parts, names }: PlacedSpans): TraceRoots {
  const places: SpanAt[] = [];
  const [errors, isIncomplete]: [number[], number[]] = [[], []];
  for (const { part, numberOf, cellOf } of parts) {
    const { spans, traces } = part;
    for (let trace = 0; trace < traces.rootOf.length; trace++) {
      const row = traces.rootOf[trace] ?? -1;
      if ((cellOf[row] ?? -1) < 0) continue;
      places.push({ spans, numberOf, row });
      errors.push(traces.errors[trace] ?? 0);
      isIncomplete.push(traces.isIncomplete[trace] ?? 0);
    }
  }
  return {
    spans: gatherSpans(places, names.texts),
    errors: Uint32Array.from(errors),
    isIncomplete: Uint8Array.from(isIncomplete),
  };
}
