import type { Grid, LogPattern } from "@/lib/telemetry/frame";
import { cellSeconds } from "@/lib/telemetry/grid";
import { FROZEN_WORDS_LIMIT, type FrozenPattern, MOST_FROZEN_CELLS } from "@/lib/timeline/frozen-pattern";
import { FROZEN_NAME_LIMIT } from "@/lib/timeline/limits";
import { storableText } from "@/lib/timeline/storable";

import { isoOf } from "./present-telemetry";

const SECOND_US = 1_000_000;

/** A log pattern of a frame on this grid, as it is kept: its lines counted in at most `most` stretches of equal length. */
export function freezePattern(
  pattern: LogPattern,
  { grid, countBefore, most = MOST_FROZEN_CELLS }: { grid: Grid; countBefore: number | null; most?: number },
): FrozenPattern {
  const { id, service, template, severity, count, firstSeenUs, lastSeenUs, rate, examples } = pattern;
  const cells = Math.max(1, Math.ceil(grid.length / most));
  return {
    kind: "pattern",
    id,
    service: storableText(service, FROZEN_NAME_LIMIT),
    template: storableText(template, FROZEN_WORDS_LIMIT),
    severity,
    count,
    countBefore,
    firstSeen: isoOf(firstSeenUs),
    lastSeen: isoOf(lastSeenUs),
    stepSeconds: (cells * grid.stepUs) / SECOND_US,
    counts: countsOf(rate, grid, cells),
    examples: examples.map((example) => ({
      at: isoOf(example.timeUs),
      severity: example.severity,
      body: storableText(example.body, FROZEN_WORDS_LIMIT),
      traceId: example.traceId,
      spanId: example.spanId,
    })),
  };
}

/** Lines in so many cells together; null where none of them was recorded. */
function countsOf(rate: Float64Array, grid: Grid, cells: number): (number | null)[] {
  const seconds = cellSeconds(grid);
  return Array.from({ length: Math.ceil(grid.length / cells) }, (_, stretch) => {
    let sum: number | null = null;
    for (let cell = stretch * cells; cell < Math.min((stretch + 1) * cells, grid.length); cell++) {
      const lines = (rate[cell] ?? Number.NaN) * (seconds[cell] ?? 0);
      if (Number.isFinite(lines)) sum = (sum ?? 0) + lines;
    }
    return sum === null ? null : Math.round(sum);
  });
}
