import type { JudgedHypothesis, Judgement } from "@/lib/analysis/judgement";
import type { RoomState } from "@/lib/timeline/state";

import { beliefsOf, claimProbability } from "./beliefs";
import { type Candidate, judgedFor, machineId } from "./candidates";
import { ownVerdict } from "./own-hypothesis";
import { piecesOf } from "./pieces";
import { hasMoved, type Leader, rounded, type Verdict, verdictOf } from "./verdict";

export type { Verdict } from "./verdict";

type Known = RoomState["hypotheses"];

/**
 * Where every hypothesis stands once the tests of some have landed: only what differs from `before`, by more than a
 * point or in its state. With all landed it is the judgement itself. Cards of the machine from earlier investigations
 * that are no candidates any more, and what people wrote, are judged with them.
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

/** Where nobody told of a change, that none is to blame is not shown by that. */
const NO_CHANGE_KNOWN: Verdict = {
  hypothesisId: "standing:no-change",
  state: "inconclusive",
  reason: "No change is known that could be blamed: link those of the last hours, and this can be told.",
  nextTest: "Link what was deployed, configured or switched shortly before the trouble began.",
  gaps: ["changes that nobody told of"],
};

type Told = { beliefs: ReadonlyMap<string, number>; before: Known; leader: Leader | null };

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
  if (hypothesisId === "standing:no-change" && judgement.changes.length === 0) return NO_CHANGE_KNOWN;
  const probability = told.beliefs.get(hypothesisId) ?? claimProbability(judgement, candidate);
  const pieces = piecesOf(candidate, judgement);
  const nextTest = judgedFor(candidate, judgement)?.nextTest ?? null;
  return verdictOf({ hypothesisId, probability, pieces, nextTest }, told);
}

/** Cards that are no candidates: the machine's of earlier investigations, and what people wrote. */
function leftBehind(judgement: Judgement, candidates: readonly Candidate[], told: Told): readonly Verdict[] {
  const tested = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
  const judged = new Map<string, JudgedHypothesis>(judgement.hypotheses.map((one) => [machineId(one), one]));
  return Object.values(told.before).flatMap((card): readonly Verdict[] => {
    const { id: hypothesisId, standing } = card;
    if (standing || tested.has(hypothesisId)) return [];
    if (!hypothesisId.startsWith("machine:")) {
      const verdict = ownVerdict(card, judgement, told);
      return verdict ? [verdict] : [];
    }
    const probability = told.beliefs.get(hypothesisId) ?? 0;
    const nextTest = judged.get(hypothesisId)?.nextTest ?? null;
    return [verdictOf({ hypothesisId, probability, pieces: [], nextTest }, told)];
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
