import type { AnalysisInput } from "./analysis-input";
import { excludedCells, nearestCell } from "./cells";

/** Share of the trouble of an earlier incident that is still of it. */
const STILL = 0.35;

/**
 * Earlier incidents last as long as their trouble does, which may be longer than anybody says: at most as long again,
 * and half of the way to the alarm. `trouble` is that of each cell, by what was usual until the alarm.
 */
export function withAftermath(input: AnalysisInput, trouble: Float64Array): AnalysisInput {
  if (input.exclude.length === 0) return input;
  const { grid } = input.frame;
  const alarm = nearestCell(grid, input.alarm.atUs);
  const excluded = excludedCells(input);
  const exclude = input.exclude.map((earlier) => {
    const from = nearestCell(grid, earlier.fromUs);
    const to = nearestCell(grid, earlier.toUs);
    const peak = trouble.subarray(from, to + 1).reduce((most, one) => Math.max(most, one), 0);
    const last = Math.min(2 * to - from, (to + alarm) >> 1);
    let end = to + 1;
    while (end <= last && excluded[end] === 0 && (trouble[end] ?? 0) > STILL * peak) end++;
    const endUs = end === to + 1 ? earlier.toUs : grid.startUs + end * grid.stepUs;
    return { fromUs: earlier.fromUs, toUs: Math.max(earlier.toUs, endUs) };
  });
  return { ...input, exclude };
}
