import type { Judgement } from "@/lib/analysis/judgement";
import type { Frame } from "@/lib/telemetry/frame";
import { identityOf } from "@/lib/telemetry/identity";
import { PREDICTION_LIMIT, REASON_LIMIT } from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";

import type { Candidate } from "./candidates";
import { type Around, freezeSources } from "./freeze-sources";
import { plainText } from "./plain-text";
import { byStrength, type Piece, piecesOf, stanceOf } from "./pieces";
import { MOST_EXCERPTS, spanExcerpt } from "./span-excerpt";

export type EvidenceDraft = Omit<Payloads["evidence_added"], "investigationId">;

/** Findings of one hypothesis: the rest of what was seen weighs less. */
const MOST_FINDINGS = 8;
/** Pieces of one hypothesis. */
export const MOST_PIECES = MOST_FINDINGS + MOST_EXCERPTS;
/** Of these, so many are of the weaker side where there is one: what speaks against is never left out. */
const MOST_OF_WEAKER = 3;
const MOST_WEIGHT = 50;
const TEST_LIMIT = 60;

/**
 * The evidence for and against a candidate, strongest first, each with what its test looked at, frozen. The same
 * judgement and frames give the same pieces with the same ids.
 */
export function evidenceOf(
  candidate: Candidate,
  around: Around & { judgement: Judgement },
): readonly EvidenceDraft[] {
  const { hypothesisId } = candidate;
  const pieces = chosen(piecesOf(candidate, around.judgement));
  return draftsOf(
    hypothesisId === "standing:load"
      ? pieces.map((piece) => withEntry(piece, around.frame))
      : withExcerpt(pieces, around),
    hypothesisId,
    around,
  );
}

/** That there is no more traffic than usual is shown by what comes in. */
function withEntry(piece: Piece, { services, callGraph }: Frame): Piece {
  if (piece.test !== "unseen") return piece;
  const called = new Set(callGraph.edges.map(({ callee }) => callee));
  const [entry] = services
    .filter(({ service }) => !called.has(service))
    .toSorted((one, other) => other.red.count - one.red.count);
  return entry ? { ...piece, sources: [{ type: "service", service: entry.service, signal: "rate" }] } : piece;
}

/** What findings about calls mean is seen in one of them. */
export function withExcerpt(pieces: readonly Piece[], around: Around): readonly Piece[] {
  const excerpt = spanExcerpt(pieces, around);
  return excerpt ? [...pieces, excerpt] : pieces;
}

/** Pieces as a log keeps them, each with what its test looked at, frozen. */
export function draftsOf(
  pieces: readonly Piece[],
  hypothesisId: string,
  around: Around,
): readonly EvidenceDraft[] {
  const drafts = new Map<string, EvidenceDraft>();
  for (const piece of pieces) {
    const draft = draftOf(piece, hypothesisId, around);
    // Two that say the same of the same are one: a log takes an id once.
    if (!drafts.has(draft.evidenceId)) drafts.set(draft.evidenceId, draft);
  }
  return [...drafts.values()];
}

function draftOf(piece: Piece, hypothesisId: string, around: Around): EvidenceDraft {
  const { startUs, endUs } = around.frame.grid;
  const statement = plainText(piece.reason, REASON_LIMIT);
  const looked = [piece.test, statement, JSON.stringify(piece.sources), `${startUs} ${endUs}`];
  const frozen = freezeSources(piece, around);
  return {
    evidenceId: `evidence:${identityOf([hypothesisId, ...looked])}`,
    hypothesisId,
    stance: stanceOf(piece),
    statement,
    ...(piece.isWeighed && { weight: clipped(piece.weight) }),
    test: plainText(piece.test, TEST_LIMIT),
    ...(piece.blindSpot !== "" && { blindSpot: plainText(piece.blindSpot, PREDICTION_LIMIT) }),
    ...(frozen && { frozen }),
  };
}

/** The strongest of both sides; what tells nothing fills up. */
export function chosen(pieces: readonly Piece[]): readonly Piece[] {
  const ranked = pieces.toSorted(byStrength);
  const [pro, contra, neutral] = (["for", "against", "neutral"] as const).map((stance) =>
    ranked.filter((piece) => stanceOf(piece) === stance),
  );
  if (!pro || !contra || !neutral) return ranked.slice(0, MOST_FINDINGS);
  const [more, fewer] = pro.length >= contra.length ? [pro, contra] : [contra, pro];
  const weaker = fewer.slice(0, MOST_OF_WEAKER);
  const spare = neutral.slice(0, 2);
  const stronger = more.slice(0, MOST_FINDINGS - weaker.length - spare.length);
  return [...stronger, ...weaker, ...spare].toSorted(byStrength);
}

/** In log-odds, to a hundredth: no more is known. */
function clipped(weight: number): number {
  const bounded = Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, weight));
  return Math.round(bounded * 100) / 100 + 0;
}
