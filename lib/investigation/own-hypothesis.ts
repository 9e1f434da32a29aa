import type { CauseKind, Evidence, JudgedHypothesis, Judgement } from "@/lib/analysis/judgement";
import { nextTestOf } from "@/lib/analysis/next-steps";
import type { Hypothesis, RoomState } from "@/lib/timeline/state";
import type { HypothesisKind } from "@/lib/timeline/vocabulary";

import { claimProbability } from "./beliefs";
import { type Candidate, judgedFor, ranked } from "./candidates";
import { chosen, draftsOf, type EvidenceDraft, withExcerpt } from "./evidence";
import type { Around } from "./freeze-sources";
import { kindOfWords } from "./kind-of-words";
import { type Piece, piecesOf } from "./pieces";
import { plainText } from "./plain-text";
import { gapsOf, hasMoved, type Leader, type Verdict, verdictOf } from "./verdict";

/** A hypothesis that a person wrote, as far as a test of it needs to know. */
export type OwnHypothesis = Pick<Hypothesis, "id" | "kind" | "claim" | "component" | "changeId" | "since">;

const NAME_LIMIT = 80;
const MINUTE_US = 60_000_000;
/** As near as people read clocks. */
const NEAR_US = 3 * MINUTE_US;

const CAUSES: Readonly<Record<HypothesisKind, readonly CauseKind[]>> = {
  change: ["change"],
  resource: ["cpu", "memory", "disk", "pool"],
  dependency: ["dependency", "network"],
  code_path: ["code"],
  traffic: ["traffic"],
  node: ["node"],
  edge: ["network", "edge"],
  configuration: ["configuration", "change"],
  third_party: ["third_party"],
  monitoring: ["monitoring", "nothing_wrong"],
  no_change: [],
  other: [],
};

/**
 * What a judgement knows of a person's hypothesis: of its change, else of its component and kind of cause. Null where it
 * names none of them: there is nothing to be tested.
 */
export function ownCandidateOf(hypothesis: OwnHypothesis, judgement: Judgement): Candidate | null {
  const { id, component, changeId } = hypothesis;
  const kinds = kindsOf(hypothesis);
  if (component === null && changeId === null && kinds === null) return null;
  const judgedIds = ranked(judgement)
    .filter((judged) => (changeId === null ? fits(judged, component, kinds) : judged.change === changeId))
    .map((judged) => judged.id);
  return { hypothesisId: id, judgedIds, standing: false, proposal: null };
}

/** Null where any kind is meant. What the words say is more exact than what the card says. */
function kindsOf({ kind, claim, component }: OwnHypothesis): readonly CauseKind[] | null {
  const said = kindOfWords(claim, component);
  const own = CAUSES[kind];
  if (said !== null && (own.length === 0 || own.includes(said))) return [said];
  return own.length === 0 ? null : own;
}

function fits(
  judged: JudgedHypothesis,
  component: string | null,
  kinds: readonly CauseKind[] | null,
): boolean {
  return (
    (component === null
      ? judged.component !== null || kinds !== null
      : judged.component === component || judged.alongside === component) &&
    (kinds === null || kinds.includes(judged.kind))
  );
}

/** What speaks for and against a person's hypothesis, with what its tests looked at, frozen. */
export function ownEvidenceOf(
  hypothesis: OwnHypothesis,
  around: Around & { judgement: Judgement },
): readonly EvidenceDraft[] {
  return draftsOf(
    withExcerpt(chosen(ownPieces(hypothesis, around.judgement)), around),
    hypothesis.id,
    around,
  );
}

/**
 * Where a person's hypothesis stands beside the machine's. Null where it cannot be tested, or nothing moved. What the
 * telemetry knows nothing of is not refuted by that.
 */
export function ownVerdict(
  hypothesis: OwnHypothesis,
  judgement: Judgement,
  told: { before: RoomState["hypotheses"]; leader: Leader | null },
): Verdict | null {
  const candidate = ownCandidateOf(hypothesis, judgement);
  if (!candidate) return null;
  const pieces = ownPieces(hypothesis, judgement);
  const verdict = isUnknown(hypothesis, judgement)
    ? unknownVerdict(hypothesis, pieces)
    : verdictOf(
        {
          hypothesisId: hypothesis.id,
          probability: claimProbability(judgement, candidate),
          pieces,
          nextTest: nextTestFor(hypothesis, candidate, judgement),
        },
        told,
      );
  return hasMoved(verdict, told.before) ? verdict : null;
}

function nextTestFor(hypothesis: OwnHypothesis, candidate: Candidate, judgement: Judgement): string | null {
  const judged = judgedFor(candidate, judgement);
  if (judged) return judged.nextTest;
  const [kind] = kindsOf(hypothesis) ?? [];
  return kind === undefined ? null : nextTestOf(kind, hypothesis.component);
}

function isUnknown(
  { component, changeId }: OwnHypothesis,
  { services, changes, hypotheses }: Judgement,
): boolean {
  if (changeId !== null) return changes.every(({ change }) => change !== changeId);
  return (
    component !== null &&
    services.every(({ service }) => service !== component) &&
    hypotheses.every((judged) => judged.component !== component)
  );
}

function unknownVerdict({ id, component, changeId }: OwnHypothesis, pieces: readonly Piece[]): Verdict {
  const what = changeId === null ? `of ${plainText(component ?? "", NAME_LIMIT)}` : "of that change";
  return {
    hypothesisId: id,
    state: "inconclusive",
    reason: `Nothing is known ${what} in the stretch that was looked at.`,
    gaps: gapsOf(pieces),
  };
}

function ownPieces(hypothesis: OwnHypothesis, judgement: Judgement): readonly Piece[] {
  const candidate = ownCandidateOf(hypothesis, judgement);
  if (!candidate) return [];
  const since = sincePiece(hypothesis, judgement);
  const pieces = isUnknown(hypothesis, judgement)
    ? [unknownPiece(hypothesis)]
    : candidate.judgedIds.length > 0
      ? piecesOf(candidate, judgement)
      : [...piecesOf(candidate, judgement), ...besides(hypothesis, judgement)];
  return since ? [...pieces, since] : pieces;
}

/** What was seen of the component instead. */
function besides({ component }: OwnHypothesis, judgement: Judgement): readonly Piece[] {
  const judged = ranked(judgement).find((one) => component !== null && one.component === component);
  return (judged?.evidence ?? []).map(seenInstead);
}

function seenInstead(evidence: Evidence): Piece {
  return {
    ...evidence,
    reason: `Seen instead: ${evidence.reason}`,
    isWeighed: false,
    side: "neutral",
    isOwn: false,
  };
}

function unknownPiece({ component, changeId }: OwnHypothesis): Piece {
  const what = changeId === null ? plainText(component ?? "", NAME_LIMIT) : "that change";
  return {
    test: "blind-spot",
    weight: 0,
    reason: `Nothing that was looked at speaks of ${what}.`,
    sources: [],
    blindSpot: `nothing of ${what} in the window`,
    isWeighed: false,
    side: "neutral",
    isOwn: true,
  };
}

function clock(atUs: number): string {
  return new Date(atUs / 1_000).toISOString().slice(11, 16);
}

/** Whether the trouble began when it is said to have begun. */
function sincePiece({ since }: OwnHypothesis, { onset }: Judgement): Piece | null {
  if (since === null || onset === null) return null;
  const sinceUs = Date.parse(since) * 1_000;
  const distanceUs = Math.max(onset.earliestUs - sinceUs, sinceUs - onset.latestUs, 0);
  const isNear = distanceUs <= NEAR_US;
  const side = sinceUs > onset.latestUs ? "later" : "earlier";
  const [first, last] = [clock(onset.earliestUs), clock(onset.latestUs)];
  const when = first === last ? `at about ${first}` : `between ${first} and ${last}`;
  const told = `The signals left their usual range ${when} UTC`;
  return {
    test: "since",
    weight: 0,
    reason: isNear
      ? `${told}, as it says.`
      : `${told}; it says ${clock(sinceUs)} UTC, ${Math.round(distanceUs / MINUTE_US)} minutes ${side}.`,
    sources: [],
    blindSpot: "",
    isWeighed: false,
    side: isNear ? "for" : "against",
    isOwn: true,
  };
}
