import { MOST_GAPS, PREDICTION_LIMIT, REASON_LIMIT } from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";
import { lookup, type RoomState } from "@/lib/timeline/state";
import type { MachineState } from "@/lib/timeline/vocabulary";

import { reasonOf } from "./move-words";
import { type Piece, strongestOf } from "./pieces";
import { plainText } from "./plain-text";

export type Verdict = Omit<Payloads["hypothesis_state_set"], "investigationId">;

/** What is likeliest, beside which the others are told. */
export type Leader = { hypothesisId: string; parentId: string | null; claim: string };

/** From here on a hypothesis counts as supported; below the other as refuted. As the judgement has it. */
export const SUPPORTED = 0.5;
const REFUTED = 0.02;
/** A probability that moved by less is not worth a line in the log. */
const LEAST_MOVE = 0.01;
const TEST_LIMIT = 500;

export type Judged = {
  hypothesisId: string;
  probability: number;
  pieces: readonly Piece[];
  nextTest: string | null;
};

/** Where a hypothesis stands, with how it moved there and by what. */
export function verdictOf(
  { hypothesisId, probability, pieces, nextTest }: Judged,
  { before, leader }: { before: RoomState["hypotheses"]; leader: Leader | null },
): Verdict {
  const state = stateOf(probability);
  const reason = reasonOf({
    from: lookup(before, hypothesisId)?.probability ?? null,
    to: probability,
    state,
    leader: leader && leader.hypothesisId !== hypothesisId ? leader.claim : null,
    isItsWhy: leader?.parentId === hypothesisId,
    isStanding: hypothesisId.startsWith("standing:"),
    pro: strongestOf(pieces, "for"),
    contra: strongestOf(pieces, "against"),
  });
  return {
    hypothesisId,
    state,
    probability: rounded(probability),
    reason: plainText(reason, REASON_LIMIT),
    ...(nextTest !== null && { nextTest: plainText(nextTest, TEST_LIMIT) }),
    gaps: gapsOf(pieces),
  };
}

/** What its tests could not see. */
export function gapsOf(pieces: readonly Piece[]): string[] {
  const spots = new Set(pieces.map(({ blindSpot }) => blindSpot).filter((text) => text !== ""));
  return [...spots]
    .sort()
    .slice(0, MOST_GAPS)
    .map((gap) => plainText(gap, PREDICTION_LIMIT));
}

function stateOf(probability: number): MachineState {
  if (probability >= SUPPORTED) return "supported";
  return probability < REFUTED ? "refuted" : "inconclusive";
}

/** Whether a verdict is news: another state, or a probability more than a point away. */
export function hasMoved(
  { hypothesisId, state, probability }: Verdict,
  before: RoomState["hypotheses"],
): boolean {
  const known = lookup(before, hypothesisId);
  if (!known || known.machineState !== state) return true;
  if (probability === undefined) return false;
  return known.probability === null || Math.abs(probability - known.probability) > LEAST_MOVE;
}

/** To a tenth of a point: no more is known. */
export function rounded(probability: number): number {
  return Math.round(Math.max(0, Math.min(1, probability)) * 1_000) / 1_000;
}
