import type { Judgement } from "@/lib/analysis/judgement";
import { lookup, type RoomState } from "@/lib/timeline/state";

import { type Candidate, machineId } from "./candidates";
import { standingOf } from "./standing-kinds";

type Known = RoomState["hypotheses"];

/** However little is left to be tested, it does not outweigh what has been. */
const MOST_UNTESTED = 0.95;

/**
 * How likely each hypothesis of the machine is while only some have been tested. Those not yet tested stay at what was
 * believed of them before, or at an equal share; the tested ones share the rest as the judgement shares it among them.
 * Together they never have more than 1, and with all tested they have what the judgement says.
 */
export function beliefsOf(
  judgement: Judgement,
  candidates: readonly Candidate[],
  { landed, before }: { landed: ReadonlySet<string>; before: Known },
): ReadonlyMap<string, number> {
  const judged = sharesOf(judgement, candidates, before);
  const equal = 1 / (candidates.filter(({ proposal }) => proposal !== null).length + 1);
  const beliefs = new Map<string, number>();
  let untested = 0;
  let untestedShare = 0;
  for (const { hypothesisId, proposal } of candidates) {
    if (proposal === null || landed.has(hypothesisId)) continue;
    const belief = lookup(before, hypothesisId)?.probability ?? equal;
    beliefs.set(hypothesisId, belief);
    untested += belief;
    untestedShare += judged.get(hypothesisId) ?? 0;
  }
  const scale = untested > MOST_UNTESTED ? MOST_UNTESTED / untested : 1;
  for (const [id, belief] of beliefs) beliefs.set(id, belief * scale);
  const rest = 1 - untested * scale;
  const testedShare = 1 - untestedShare;
  for (const [id, share] of judged)
    if (!beliefs.has(id)) beliefs.set(id, testedShare > 0 ? Math.min(1, (share * rest) / testedShare) : 0);
  return beliefs;
}

/**
 * What the judgement believes of each card: every judged hypothesis counts for its own card where the room or the
 * candidates have one, else for the candidate that stands for it. Cards of earlier investigations are among them.
 */
function sharesOf(
  { hypotheses }: Judgement,
  candidates: readonly Candidate[],
  before: Known,
): ReadonlyMap<string, number> {
  const proposed = candidates.filter(({ proposal }) => proposal !== null);
  const shares = new Map<string, number>(proposed.map(({ hypothesisId }) => [hypothesisId, 0]));
  for (const { id } of Object.values(before))
    if (id.startsWith("machine:") && !shares.has(id)) shares.set(id, 0);
  const standsFor = new Map(
    proposed.flatMap(({ hypothesisId, judgedIds }) => judgedIds.map((id) => [id, hypothesisId] as const)),
  );
  for (const judged of smallestFirst(hypotheses)) {
    const own = machineId(judged);
    const card = shares.has(own) ? own : standsFor.get(judged.id);
    if (card !== undefined) shares.set(card, (shares.get(card) ?? 0) + judged.probability);
  }
  return shares;
}

/** How likely it is that a standing hypothesis, or a person's, holds: whatever else holds beside it. */
export function claimProbability(judgement: Judgement, { hypothesisId, judgedIds }: Candidate): number {
  if (hypothesisId === "standing:no-change") return judgement.noChange;
  return Math.min(
    1,
    smallestFirst(judgement.hypotheses)
      .filter(({ id, kind }) => judgedIds.includes(id) || standingOf(kind) === hypothesisId)
      .reduce((sum, { probability }) => sum + probability, 0),
  );
}

/** A sum of floating-point numbers depends on their order in its last digit, and "87 %" on that. */
function smallestFirst(hypotheses: Judgement["hypotheses"]): Judgement["hypotheses"] {
  return hypotheses.toSorted((one, other) => one.probability - other.probability);
}
