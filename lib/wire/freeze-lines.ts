import { type FrozenLine, type FrozenLines, MOST_FROZEN_POINTS } from "@/lib/timeline/frozen-lines";
import { FROZEN_NAME_LIMIT } from "@/lib/timeline/limits";
import { storableText } from "@/lib/timeline/storable";

import type { LineShape, LinesShape } from "./telemetry";

/** Digits that are kept of a value: more than any screen shows. */
const DIGITS = 7;

/**
 * What was drawn, as it is kept: at most `most` moments, values to seven digits, without what can be had from them.
 * A chart that is thinner than the screen's keeps every n-th moment.
 */
export function freezeLines(
  { times, lines }: Pick<LinesShape, "times" | "lines">,
  most = MOST_FROZEN_POINTS,
): FrozenLines {
  const every = Math.max(1, Math.ceil(times.length / most));
  const kept = (_: unknown, index: number) => index % every === 0;
  return {
    kind: "lines",
    times: times.filter(kept).map(Math.round),
    lines: lines.map((line) => ({ ...frozenLine(line), values: line.values.filter(kept).map(rounded) })),
  };
}

function frozenLine({
  id,
  service,
  metric,
  unit,
  attributes,
  baseline,
}: LineShape): Omit<FrozenLine, "values"> {
  return {
    id,
    service: name(service),
    metric: name(metric),
    unit: name(unit),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [name(key), name(value)] as const),
    ),
    baseline: baseline && { low: baseline.low, median: baseline.median, high: baseline.high },
  };
}

function name(text: string): string {
  return storableText(text, FROZEN_NAME_LIMIT);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(DIGITS));
}
