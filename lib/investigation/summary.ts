import type { Judgement } from "@/lib/analysis/judgement";
import type { Frame } from "@/lib/telemetry/frame";
import {
  MOST_CHAIN_STEPS,
  MOST_GAPS,
  PREDICTION_LIMIT,
  REASON_LIMIT,
  TITLE_LIMIT,
} from "@/lib/timeline/limits";
import type { Payloads } from "@/lib/timeline/payloads";
import { isoOf } from "@/lib/wire/present-telemetry";

import { beliefsOf } from "./beliefs";
import type { Candidate } from "./candidates";
import { coverageGaps } from "./coverage-gaps";
import { percentText, plainText } from "./plain-text";
import { SUPPORTED } from "./verdict";

export type Finish = Omit<Payloads["investigation_finished"], "investigationId">;

/** Below this, no hypothesis is named as what it probably is. */
const LEAST_NAMED = 0.2;
/** Rivals that are named beside the first one. */
const MOST_RIVALS = 2;
const LEAST_RIVAL = 0.05;
const MOST_GAPS_TOLD = 2;
const CLAIM_TOLD = 200;

/** What an investigation came to, in plain sentences: the likeliest cause or that there is none to be named, and why. */
export function finishOf(judgement: Judgement, candidates: readonly Candidate[], frame: Frame): Finish {
  const gaps = coverageGaps(frame).slice(0, MOST_GAPS);
  const sentences = [...conclusion(judgement, candidates), ...unseenText(gaps)];
  return {
    summary: plainText(sentences.join(" "), REASON_LIMIT),
    chain: judgement.chain.slice(0, MOST_CHAIN_STEPS).map(({ component, atUs, what }) => ({
      component: plainText(component, TITLE_LIMIT),
      at: isoOf(atUs),
      what: plainText(what, REASON_LIMIT),
    })),
    nothingWrong: Math.max(0, Math.min(1, judgement.nothingWrong)),
    gaps: gaps.map((gap) => plainText(gap, PREDICTION_LIMIT)),
  };
}

function conclusion(judgement: Judgement, candidates: readonly Candidate[]): readonly string[] {
  const ranked = rankedClaims(judgement, candidates);
  const [first, ...others] = ranked;
  const nothing = percentText(judgement.nothingWrong);
  if (judgement.nothingWrong >= SUPPORTED)
    return [
      `Nothing seems wrong (${nothing}): chance would explain what left its usual range.`,
      ...(first && first.probability >= LEAST_RIVAL
        ? [`If something is, the likeliest is: ${first.claim} (${percentText(first.probability)}).`]
        : []),
    ];
  if (!first || first.probability < LEAST_NAMED)
    return [
      "There is not enough evidence to name a cause.",
      ...(first ? [`The likeliest is "${first.claim}", at only ${percentText(first.probability)}.`] : []),
      ...changeText(judgement),
    ];
  const parent = others.find(({ hypothesisId }) => hypothesisId === first.parentId);
  const rivals = others
    .filter((other) => other !== parent && other.probability >= LEAST_RIVAL)
    .slice(0, MOST_RIVALS);
  return [
    `${first.probability >= SUPPORTED ? "Most likely" : "Likeliest, but not sure"}: ${first.claim} (${percentText(first.probability)})${sinceText(judgement)}.`,
    ...(parent ? [`What it would have done: ${parent.claim}.`] : []),
    rivals.length === 0
      ? "Nothing else comes near."
      : `What else it could be: ${rivals.map(({ claim, probability }) => `${claim} (${percentText(probability)})`).join("; ")}.`,
    ...changeText(judgement),
  ];
}

function rankedClaims(judgement: Judgement, candidates: readonly Candidate[]) {
  const landed = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
  const beliefs = beliefsOf(judgement, candidates, { landed, before: {} });
  return candidates
    .flatMap(({ hypothesisId, proposal }) =>
      proposal === null
        ? []
        : [
            {
              hypothesisId,
              parentId: proposal.parentId ?? null,
              claim: plainText(proposal.claim, CLAIM_TOLD),
              probability: beliefs.get(hypothesisId) ?? 0,
            },
          ],
    )
    .toSorted((one, other) => other.probability - one.probability);
}

function sinceText({ onset }: Judgement): string {
  return onset === null ? "" : `, since about ${isoOf(onset.atUs).slice(11, 16)} UTC`;
}

function changeText({ changes, noChange }: Judgement): readonly string[] {
  if (changes.length === 0) return ["No change is known that could be blamed."];
  return noChange >= SUPPORTED ? [`Probably no change is to blame (${percentText(noChange)}).`] : [];
}

/** With times to the minute; what was not seen is listed to the millisecond elsewhere. */
function minuteText(gap: string): string {
  return gap.replaceAll(/\d{4}-\d{2}-\d{2}T(\d{2}:\d{2}):[\d.]+Z/gu, "$1 UTC");
}

function unseenText(gaps: readonly string[]): readonly string[] {
  if (gaps.length === 0) return [];
  const told = gaps.slice(0, MOST_GAPS_TOLD).map((gap) => plainText(minuteText(gap), CLAIM_TOLD));
  const more = gaps.length - told.length;
  return [`Not seen: ${told.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`];
}
