import type { Frame } from "@/lib/telemetry/frame";

/** When the first of what a frame holds was measured, to the cell: microseconds. Null where it holds nothing. */
export function firstMeasuredUs({ grid, series, services, logs }: Frame): number | null {
  let first = grid.length;
  const look = (isThere: (cell: number) => boolean) => {
    for (let cell = 0; cell < first; cell++) if (isThere(cell)) first = cell;
  };
  for (const { samples } of series) look((cell) => (samples[cell] ?? 0) > 0);
  for (const { red } of services) look((cell) => (red.samples[cell] ?? 0) > 0);
  for (const { rate } of logs) look((cell) => (rate[cell] ?? 0) > 0);
  return first < grid.length ? grid.startUs + first * grid.stepUs : null;
}
