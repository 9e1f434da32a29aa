import { medianOf } from "./robust";

/** How a moment looks beside others of the same lines, at which nothing is known to have been done. */
export type Placebo = {
  /** Share of moments, this one among them, that look at least as suspicious: small is suspicious. */
  share: number;
  /** Moments compared with. */
  moments: number;
  /** Index of the line that stepped most there, beside its usual steps; null where none did. */
  line: number | null;
};

export type PlaceboPlan = {
  /** Cell at which something was done. */
  cell: number;
  /** Cells before a moment that are compared with those from it on. */
  width: number;
  /** Where trouble began: nothing from there on is compared, and as little is of what follows earlier moments. */
  until: number;
  /** Cells that tell nothing of harmless moments. */
  excluded: ArrayLike<number>;
};

const LEAST_MOMENTS = 8;
const LEAST_RELATIVE = 0.02;
const LEAST_KNOWN = 2;

/**
 * Slides the contrast of before and after over earlier moments: how often would harmless ones look as suspicious as
 * this one, between it and the trouble? Each line's step is measured in its own usual steps, and the largest of a moment counts. Null where too
 * few earlier moments are known to say.
 */
export function placeboOf(lines: readonly Float64Array[], plan: PlaceboPlan): Placebo | null {
  const { cell, width, until, excluded } = plan;
  const reach = { before: width, after: Math.min(width, until - cell) };
  if (reach.after < LEAST_KNOWN) return null;
  const moments: number[] = [];
  for (let at = width; at <= cell - reach.after; at++)
    if (isClear(excluded, at - width, at + reach.after)) moments.push(at);
  if (moments.length < LEAST_MOMENTS) return null;
  const highest = new Float64Array(moments.length);
  let own = 0;
  let line: number | null = null;
  for (const [index, values] of lines.entries()) {
    const here = stepAt(values, cell, reach);
    const steps = Float64Array.from(moments, (at) => stepAt(values, at, reach));
    const usual = medianOf(steps);
    if (!Number.isFinite(here) || !Number.isFinite(usual)) continue;
    const level = Math.abs(medianOf(values.subarray(0, cell)));
    const scale = Math.max(usual, LEAST_RELATIVE * level, 1e-9);
    for (const [at, step] of steps.entries())
      if (step / scale > (highest[at] ?? 0)) highest[at] = step / scale;
    if (here / scale <= own) continue;
    own = here / scale;
    line = index;
  }
  const asLarge = highest.filter((step) => step >= own).length;
  return { share: (1 + asLarge) / (1 + moments.length), moments: moments.length, line };
}

/** How far the median moves from the cells before to those from this one on; NaN where one side is not known. */
function stepAt(values: Float64Array, cell: number, reach: { before: number; after: number }): number {
  const before = values.subarray(Math.max(0, cell - reach.before), cell);
  const after = values.subarray(cell, cell + reach.after);
  if (knownIn(before) < LEAST_KNOWN || knownIn(after) < LEAST_KNOWN) return Number.NaN;
  return Math.abs(medianOf(after) - medianOf(before));
}

function knownIn(values: Float64Array): number {
  return values.reduce((count, value) => count + (Number.isFinite(value) ? 1 : 0), 0);
}

function isClear(excluded: ArrayLike<number>, from: number, to: number): boolean {
  for (let cell = from; cell < to; cell++) if (excluded[cell] === 1) return false;
  return true;
}

const SHARE_AT_ONCE = 0.5;
const STEEPNESS = 0.3;

/**
 * Log-odds of a share: a harmless moment has any share as likely as another; of culprits half work at once, and their
 * shares crowd towards zero (a beta density of exponent 0.3), the others as harmless ones until later.
 */
export function placeboLogOdds(share: number): number {
  return Math.log(1 - SHARE_AT_ONCE + SHARE_AT_ONCE * STEEPNESS * share ** (STEEPNESS - 1));
}
