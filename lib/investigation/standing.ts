import type { JudgedHypothesis, Judgement } from "@/lib/analysis/judgement";
import { MOST_GAPS, PREDICTION_LIMIT, REASON_LIMIT } from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";
import { lookup, type RoomState } from "@/lib/timeline/state";
import type { MachineState } from "@/lib/timeline/vocabulary";

import { beliefsOf, claimProbability } from "./beliefs";
import { type Candidate, judgedFor, machineId } from "./candidates";
import { type Move, reasonOf } from "./move-words";
import { piecesOf, strongestOf } from "./pieces";
import { plainText } from "./plain-text";

export type Verdict = Omit<Payloads["hypothesis_state_set"], "investigationId">;

/** From here on a hypothesis counts as supported; below the other as refuted. As the judgement has it. */
export const SUPPORTED = 0.5;
const REFUTED = 0.02;
/** A probability that moved by less is not worth a line in the log. */
const LEAST_MOVE = 0.01;
const TEST_LIMIT = 500;

type Known = RoomState["hypotheses"];

/**
 * Where every hypothesis stands once the tests of some have landed: only what differs from `before`, by more than a
 * point or in its state. With all landed it is the judgement itself. Cards of the machine from earlier investigations
 * that are no candidates any more are judged with them.
 */
export function verdictsOf(
  judgement: Judgement,
  candidates: readonly Candidate[],
  landed: ReadonlySet<string>,
  before: Known,
): readonly Verdict[] {
  const beliefs = beliefsOf(judgement, candidates, { landed, before });
  const leader = leaderOf(beliefs, candidates, landed);
  const verdicts = candidates.map((candidate) =>
    landed.has(candidate.hypothesisId)
      ? judgedVerdict(candidate, judgement, { beliefs, before, leader })
      : openVerdict(candidate, beliefs),
  );
  const isComplete = candidates.every(({ hypothesisId }) => landed.has(hypothesisId));
  return [
    ...verdicts,
    ...(isComplete ? leftBehind(judgement, candidates, { beliefs, before, leader }) : []),
  ].filter((verdict) => hasMoved(verdict, before));
}

type Told = { beliefs: ReadonlyMap<string, number>; before: Known; leader: Leader | null };
type Leader = { hypothesisId: string; parentId: string | null; claim: string };

function openVerdict({ hypothesisId }: Candidate, beliefs: ReadonlyMap<string, number>): Verdict {
  const belief = beliefs.get(hypothesisId);
  return {
    hypothesisId,
    state: "investigating",
    ...(belief !== undefined && { probability: rounded(belief) }),
    reason: "It is being tested.",
  };
}

function judgedVerdict(candidate: Candidate, judgement: Judgement, told: Told): Verdict {
  const { hypothesisId } = candidate;
  const judged = judgedFor(candidate, judgement);
  const probability = told.beliefs.get(hypothesisId) ?? claimProbability(judgement, candidate);
  const pieces = piecesOf(candidate, judgement);
  const gaps = [...new Set(pieces.map(({ blindSpot }) => blindSpot).filter((text) => text !== ""))];
  return {
    ...verdictOf({ hypothesisId, probability }, told, {
      pro: strongestOf(pieces, "for"),
      contra: strongestOf(pieces, "against"),
    }),
    ...(judged && { nextTest: plainText(judged.nextTest, TEST_LIMIT) }),
    gaps: gaps.slice(0, MOST_GAPS).map((gap) => plainText(gap, PREDICTION_LIMIT)),
  };
}

function verdictOf(
  { hypothesisId, probability }: { hypothesisId: string; probability: number },
  { before, leader }: Told,
  strongest: Pick<Move, "pro" | "contra">,
): Verdict {
  const state = stateOf(probability);
  const reason = reasonOf({
    from: lookup(before, hypothesisId)?.probability ?? null,
    to: probability,
    state,
    leader: leader && leader.hypothesisId !== hypothesisId ? leader.claim : null,
    isItsWhy: leader?.parentId === hypothesisId,
    isStanding: hypothesisId.startsWith("standing:"),
    ...strongest,
  });
  return { hypothesisId, state, probability: rounded(probability), reason: plainText(reason, REASON_LIMIT) };
}

/** The machine's cards of earlier investigations: the same judgement, without a test of their own. */
function leftBehind(judgement: Judgement, candidates: readonly Candidate[], told: Told): readonly Verdict[] {
  const tested = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
  const judged = new Map<string, JudgedHypothesis>(judgement.hypotheses.map((one) => [machineId(one), one]));
  return Object.values(told.before)
    .filter(({ id }) => id.startsWith("machine:") && !tested.has(id))
    .map(({ id: hypothesisId }) => {
      const probability = told.beliefs.get(hypothesisId) ?? 0;
      const verdict = verdictOf({ hypothesisId, probability }, told, { pro: null, contra: null });
      const nextTest = judged.get(hypothesisId)?.nextTest;
      return nextTest === undefined
        ? verdict
        : Object.assign(verdict, { nextTest: plainText(nextTest, TEST_LIMIT) });
    });
}

/** The likeliest of what was tested and proposed. */
function leaderOf(
  beliefs: ReadonlyMap<string, number>,
  candidates: readonly Candidate[],
  landed: ReadonlySet<string>,
): Leader | null {
  let leader: Leader | null = null;
  let most = 0;
  for (const { hypothesisId, proposal } of candidates) {
    const belief = beliefs.get(hypothesisId) ?? 0;
    if (proposal === null || !landed.has(hypothesisId) || belief <= most) continue;
    leader = { hypothesisId, parentId: proposal.parentId ?? null, claim: proposal.claim };
    most = belief;
  }
  return leader;
}

function stateOf(probability: number): MachineState {
  if (probability >= SUPPORTED) return "supported";
  return probability < REFUTED ? "refuted" : "inconclusive";
}

function hasMoved({ hypothesisId, state, probability }: Verdict, before: Known): boolean {
  const known = lookup(before, hypothesisId);
  if (!known || known.machineState !== state) return true;
  if (probability === undefined) return false;
  return known.probability === null || Math.abs(probability - known.probability) > LEAST_MOVE;
}

/** To a tenth of a point: no more is known. */
function rounded(probability: number): number {
  return Math.round(Math.max(0, Math.min(1, probability)) * 1_000) / 1_000;
}
