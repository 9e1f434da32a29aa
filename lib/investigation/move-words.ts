import type { MachineState } from "@/lib/timeline/vocabulary";

import { percentText } from "./plain-text";

/** How a probability moved, and what did it. */
export type Move = {
  /** Null where it had none. */
  from: number | null;
  to: number;
  state: MachineState;
  /** The claim that is likeliest now, where it is another one. */
  leader: string | null;
  /** That other one says why this one would hold. */
  isItsWhy: boolean;
  /** It is judged across all suspects, not as a rival of them. */
  isStanding: boolean;
  /** The strongest of what speaks for and against it. */
  pro: string | null;
  contra: string | null;
};

/** Less is no movement. */
const LEAST_MOVE = 0.01;
/** A loss of so much to another one is a shift. */
const SHIFT = 0.1;

/** One or two sentences: how it moved, and why. */
export function reasonOf(move: Move): string {
  return `${movedText(move)}${whyOf(move)}`;
}

function movedText(move: Move): string {
  const { from, to, leader, isStanding } = move;
  const now = percentText(to);
  if (from === null) return isStanding ? `Judged at ${now} across all suspects` : `Judged at ${now}`;
  const before = percentText(from);
  if (Math.abs(to - from) < LEAST_MOVE || before === now) return `Stays at ${now}`;
  if (to > from) return `Strengthened from ${before} to ${now}`;
  return isShift(move)
    ? `Shifted away from ${before} to ${now}, to "${leader}"`
    : `Weakened from ${before} to ${now}`;
}

function isShift({ from, to, leader, isItsWhy, isStanding }: Move): boolean {
  return from !== null && leader !== null && !isItsWhy && !isStanding && to - from <= -SHIFT;
}

function whyOf(move: Move): string {
  const { from, to, state, leader, isItsWhy, isStanding, pro, contra } = move;
  if (isItsWhy && leader !== null)
    return isStanding
      ? `, the most of it by "${leader}".`
      : ` by itself; "${leader}" says why it would hold, and has the rest.`;
  const isGain = from === null ? state === "supported" : to >= from;
  const [first, second] = isGain ? [pro, contra] : [contra, pro];
  if (first !== null) return `: ${first}`;
  if (isShift(move)) return ".";
  if (!isGain && leader !== null && !isStanding) return `: "${leader}" explains more of what is seen.`;
  return second === null ? "." : `. ${isGain ? "Against" : "For"} it: ${second}`;
}
