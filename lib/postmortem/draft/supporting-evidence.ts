import { cardsOf } from "../../timeline/board";
import { type Evidence, type Hypothesis, presentEvidence } from "../../timeline/state";
import type { Block } from "../document-types";
import { leadingCause } from "./leading-cause";
import type { Story } from "./story";
import { counted, fact, paragraph, prompt, quoted } from "./writing";

const MOST_PIECES = 8;
/** Of one hypothesis and one side. */
const MOST_OF_A_SIDE = 2;
/** Hypotheses beside the likeliest whose evidence is shown. */
const MOST_RIVALS = 3;

type Piece = { evidence: Evidence; hypothesis: Hypothesis };

/** The frozen evidence that weighs most, for and against, of what was confirmed or likeliest first. */
export function supportingEvidence(story: Story): Block[] {
  const pieces = chosen(story);
  const all = Object.values(story.state.hypotheses).flatMap(({ evidence }) => evidence.filter(isFrozen));
  if (pieces.length === 0)
    return paragraph(
      prompt("No evidence with a frozen result is in the log. What shows that the story is true?"),
    );
  const left = all.length - pieces.length;
  return [
    ...pieces.flatMap(({ evidence, hypothesis }): Block[] => [
      ...paragraph(
        fact(`${side[evidence.stance]} ${quoted(hypothesis.claim)}: ${evidence.statement}`, [evidence.seq]),
        evidence.compared
          ? fact(`Asked again at ${story.when(evidence.compared.at)}: ${evidence.compared.summary}`, [
              evidence.compared.seq,
            ])
          : [],
      ),
      { type: "frozenEvidence", attrs: { seq: evidence.seq } },
    ]),
    ...paragraph(
      left <= 0
        ? []
        : fact(
            `${counted(left, "more frozen piece")} ${left === 1 ? "is" : "are"} in the ledger of the hypotheses.`,
            all
              .filter(({ seq }) => !pieces.some(({ evidence }) => evidence.seq === seq))
              .map(({ seq }) => seq),
          ),
    ),
  ];
}

const side = { for: "For", against: "Against", neutral: "Beside" } as const;
const isFrozen = ({ frozen }: Evidence): boolean => frozen?.result !== undefined;
const weight = ({ weight: weighed }: Evidence): number => Math.abs(weighed ?? 0);

/** What says most, of the hypotheses that matter most; the same picture once. */
function chosen(story: Story): readonly Piece[] {
  const leader = leadingCause(story)?.hypothesis;
  const others = cardsOf(story.state.hypotheses)
    .map(({ hypothesis }) => hypothesis)
    .filter(({ id, standing }) => id !== leader?.id && !standing)
    .slice(0, MOST_RIVALS);
  const ordered = leader ? [leader, ...others] : others;
  const pieces: Piece[] = [];
  const seen = new Set(story.of("evidence_pinned").map(({ payload }) => payload.frozen.resultHash));
  for (const hypothesis of ordered)
    for (const stance of ["for", "against"] as const) {
      const own = presentEvidence(hypothesis)
        .filter((each) => each.stance === stance && isFrozen(each))
        .toSorted((one, other) => weight(other) - weight(one) || one.seq - other.seq);
      let taken = 0;
      for (const evidence of own) {
        const hash = evidence.frozen?.resultHash ?? `seq:${evidence.seq}`;
        if (pieces.length >= MOST_PIECES || taken >= MOST_OF_A_SIDE || seen.has(hash)) continue;
        seen.add(hash);
        taken++;
        pieces.push({ evidence, hypothesis });
      }
    }
  return pieces;
}
