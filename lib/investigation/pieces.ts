import type { CauseKind, Evidence, JudgedHypothesis, Judgement } from "@/lib/analysis/judgement";
import { compareNames } from "@/lib/analysis/order";
import { OUTSIDE_SIGNS } from "@/lib/analysis/outside-signs";
import type { Stance } from "@/lib/timeline/vocabulary";

import { type Candidate, judgedFor, ranked } from "./candidates";
import { percentText, plainText } from "./plain-text";

/** A piece of evidence before it is put into words for the log. */
export type Piece = Evidence & {
  /** Whether the sum of the judgement has it as it stands here. */
  isWeighed: boolean;
  /** On which side it is, where no weight says so. */
  side: Stance | null;
  /** It is of the hypothesis itself, not only of the component that others accuse, too. */
  isOwn: boolean;
};

/** In log-odds: less tells nothing. */
const LEAST_WEIGHT = 0.05;
const NAME_LIMIT = 80;
/** Of a commit, as people cut it. */
const SHORT_ID = 12;
/** From here on a rival is told, and that there is no incident is said for itself. */
const LEAST_RIVAL = 0.1;
const NOTHING_SEEN = 0.5;
/** Tests of whether trouble is a component's own: where it is not, that is all that they say. */
const ITSELF = "-itself";

/** Tests of a change itself; the others are of the service that it is said to have broken. */
const CHANGE_TESTS: ReadonlySet<string> = new Set([
  "time",
  "place",
  "notDeployed",
  "content",
  "words",
  "names",
  "placebo",
  "canary",
]);

/** What tests of one kind of cause speak for: whatever else is said of the same service, they do not speak for that. */
const KIND_OF_TEST: Readonly<Record<string, { kind: CauseKind; word: string }>> = {
  cpu: { kind: "cpu", word: "processor" },
  memory: { kind: "memory", word: "memory" },
  disk: { kind: "disk", word: "disk" },
  pool: { kind: "pool", word: "connections and workers" },
  network: { kind: "network", word: "network" },
  gap: { kind: "network", word: "network" },
  "more-traffic": { kind: "traffic", word: "traffic" },
};

/** Own ones first, then the strongest, then by what they say: in whatever order the judgement has them. */
export function byStrength(one: Piece, other: Piece): number {
  return (
    Number(other.isOwn) - Number(one.isOwn) ||
    Math.abs(other.weight) - Math.abs(one.weight) ||
    compareNames(one.test, other.test) ||
    compareNames(one.reason, other.reason) ||
    compareNames(JSON.stringify(one.sources), JSON.stringify(other.sources)) ||
    compareNames(one.blindSpot, other.blindSpot) ||
    one.weight - other.weight
  );
}

/** The strongest sentence of one side; null where that side has none. */
export function strongestOf(pieces: readonly Piece[], stance: Stance): string | null {
  const side = pieces.filter((piece) => stanceOf(piece) === stance);
  return side.toSorted(byStrength)[0]?.reason ?? null;
}

export function stanceOf({ weight, side, test }: Piece): Stance {
  if (side !== null) return side;
  if (test === "blind-spot" || Math.abs(weight) < LEAST_WEIGHT) return "neutral";
  return weight > 0 ? "for" : "against";
}

/** All that the tests saw for and against a candidate, in no order. */
export function piecesOf(candidate: Candidate, judgement: Judgement): readonly Piece[] {
  const { hypothesisId } = candidate;
  if (hypothesisId === "standing:no-change") return ofNoChange(judgement);
  if (hypothesisId === "standing:monitoring")
    return [...againstSuspects(judgement), ...ofNothingWrong(judgement)];
  const judged = judgedFor(candidate, judgement);
  if (!judged) return [unseen(hypothesisId)];
  if (judged.kind === "none_of_these") return againstSuspects(judgement);
  const pieces = judged.evidence.map((evidence) => pieceOf(evidence, judged));
  const rival = rivalOf(judged, judgement);
  return rival ? [...pieces, rival] : pieces;
}

/** Who is likelier elsewhere, and what speaks most for it: that speaks against this one. */
function rivalOf(judged: JudgedHypothesis, judgement: Judgement): Piece | null {
  const rival = ranked(judgement).find(
    ({ component, alongside }) => component !== null && component !== judged.component && alongside === null,
  );
  if (!rival || rival.probability < LEAST_RIVAL || rival.probability <= judged.probability) return null;
  const [strongest] = rival.evidence
    .map((evidence) => pieceOf(evidence, rival))
    .filter((piece) => stanceOf(piece) === "for")
    .toSorted(byStrength);
  if (!strongest) return null;
  const name = plainText(rival.component ?? "", NAME_LIMIT);
  return {
    ...strongest,
    test: "rival",
    weight: 0,
    reason: `${name} is likelier (${percentText(rival.probability)}): ${strongest.reason}`,
    isWeighed: false,
    side: "against",
    isOwn: false,
  };
}

function ofNothingWrong({ nothingWrong }: Judgement): readonly Piece[] {
  if (nothingWrong < NOTHING_SEEN) return [];
  const reason = "Chance would explain what left its usual range.";
  return [
    {
      test: "unseen",
      weight: 0,
      reason,
      sources: [],
      blindSpot: "",
      isWeighed: false,
      side: "for",
      isOwn: true,
    },
  ];
}

function pieceOf(evidence: Evidence, { kind, component, alongside }: JudgedHypothesis): Piece {
  if (alongside !== null) return { ...evidence, isWeighed: true, side: null, isOwn: true };
  if (saysOfOthers(evidence, kind)) return { ...evidence, isWeighed: false, side: "for", isOwn: true };
  const isOwn = kind === "change" ? CHANGE_TESTS.has(evidence.test) : kind !== "third_party";
  if (evidence.test.endsWith(ITSELF) && evidence.weight < LEAST_WEIGHT)
    return { ...evidence, isWeighed: false, side: "against", isOwn };
  const own = Object.hasOwn(KIND_OF_TEST, evidence.test) ? KIND_OF_TEST[evidence.test] : undefined;
  if (!own || own.kind === kind || kind === "change")
    return { ...evidence, isWeighed: true, side: null, isOwn };
  const name = plainText(component ?? "", NAME_LIMIT);
  return {
    ...evidence,
    reason: `It speaks for the ${own.word} of ${name} rather: ${evidence.reason}`,
    isWeighed: false,
    side: "neutral",
    isOwn,
  };
}

/** A line that says of somebody else what causes of this kind do: that is what such a cause is seen by. */
function saysOfOthers({ sources, reason }: Evidence, kind: CauseKind): boolean {
  return (
    sources.some(({ type }) => type === "pattern") &&
    OUTSIDE_SIGNS.find(({ saying }) => saying.test(reason))?.kind === kind
  );
}

/** What speaks for the likeliest change speaks against that there is none. */
function ofNoChange(judgement: Judgement): readonly Piece[] {
  const [first] = judgement.changes.toSorted(
    (one, other) => other.probability - one.probability || compareNames(one.change, other.change),
  );
  if (!first)
    return [
      {
        test: "changes",
        weight: 0,
        reason: "No change is known that could be blamed.",
        sources: [],
        blindSpot: "changes that nobody told of",
        isWeighed: false,
        side: "neutral",
        isOwn: true,
      },
    ];
  const judged = ranked(judgement).find(({ change }) => change === first.change);
  return (judged?.evidence ?? [])
    .filter(({ test }) => CHANGE_TESTS.has(test))
    .map((evidence) => turned(evidence, changeName(first)));
}

/** By what its author calls it; by the start of its id where nobody calls it anything. */
function changeName({ change, title = "" }: Judgement["changes"][number]): string {
  return title.trim() === ""
    ? `Change ${plainText(change.slice(0, SHORT_ID), NAME_LIMIT)}`
    : `The change "${plainText(title, NAME_LIMIT)}"`;
}

/** What speaks for the likeliest suspect speaks against that nothing is wrong, or that nothing seen is to blame. */
function againstSuspects(judgement: Judgement): readonly Piece[] {
  const suspect = ranked(judgement).find(
    ({ component, alongside }) => component !== null && alongside === null,
  );
  if (!suspect) return [];
  const name = plainText(suspect.component ?? "", NAME_LIMIT);
  return suspect.evidence
    .filter(({ test }) => !CHANGE_TESTS.has(test))
    .map((evidence) => turned(evidence, name));
}

function turned(evidence: Evidence, of: string): Piece {
  return {
    ...evidence,
    weight: -evidence.weight,
    reason: `${of}: ${evidence.reason}`,
    isWeighed: true,
    side: null,
    isOwn: true,
  };
}

function unseen(hypothesisId: string): Piece {
  const reason =
    hypothesisId === "standing:load"
      ? "No test saw more requests than usual from where they come in."
      : hypothesisId === "standing:third-party"
        ? "No log says that somebody outside refuses, fails or does not answer."
        : "No test saw anything that speaks for it.";
  return {
    test: "unseen",
    weight: 0,
    reason,
    sources: [],
    blindSpot: "",
    isWeighed: false,
    side: "against",
    isOwn: true,
  };
}
