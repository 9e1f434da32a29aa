import type { TelemetryWindow } from "../source";

/** What a backend answers at most to one query, per series. */
const MOST_STEPS = 11_000;
/** What one answer should hold at most: some 10 MB of JSON. */
const POINTS_PER_ANSWER = 250_000;

/** Milliseconds since 1970, the unit of time of these backends. */
export type Stretch = { fromMs: number; /** Exclusive. */ toMs: number };

/** A window in stretches that hold about as many samples as one answer should. */
export function splitForSamples(window: TelemetryWindow, samples: number): Stretch[] {
  const { fromMs, toMs } = inMs(window);
  const parts = Math.max(1, Math.min(Math.ceil(samples / POINTS_PER_ANSWER), toMs - fromMs));
  const edge = (part: number) => fromMs + Math.round(((toMs - fromMs) * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({ fromMs: edge(part), toMs: edge(part + 1) }));
}

/**
 * The moments of a window that are multiples of a step, in ranges from the first moment to the last, none with more
 * moments than a backend answers to.
 */
export function splitIntoSteps(
  window: TelemetryWindow,
  { stepMs, series }: { stepMs: number; series: number },
): { firstMs: number; lastMs: number }[] {
  const { fromMs, toMs } = inMs(window);
  const most = Math.min(MOST_STEPS, Math.max(1, Math.floor(POINTS_PER_ANSWER / Math.max(series, 1))));
  const ranges = [];
  for (let firstMs = Math.ceil(fromMs / stepMs) * stepMs; firstMs < toMs; firstMs += most * stepMs) {
    const moments = Math.min(most, Math.ceil((toMs - firstMs) / stepMs));
    ranges.push({ firstMs, lastMs: firstMs + (moments - 1) * stepMs });
  }
  return ranges;
}

function inMs({ fromUs, toUs }: TelemetryWindow): Stretch {
  return { fromMs: Math.ceil(fromUs / 1e3), toMs: Math.ceil(toUs / 1e3) };
}
