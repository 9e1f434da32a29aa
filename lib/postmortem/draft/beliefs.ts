import { type Card, cardsOf, type Turn, turnsOf } from "../../timeline/board";
import type { Evidence, Hypothesis } from "../../timeline/state";
import { lookup } from "../../timeline/state";
import { span } from "../../timeline/span";
import { gradeWords } from "../../timeline/words";
import type { Block, TextRun } from "../document-types";
import { proposedSeq, verdictSeqs } from "./leading-cause";
import { leadsOf } from "./leaders";
import { between, type Story } from "./story";
import {
  bullets,
  counted,
  fact,
  heading,
  listed,
  numbered,
  paragraph,
  percent,
  prompt,
  quoted,
} from "./writing";

const MOST_HYPOTHESES = 12;
const MOST_LEADS = 10;

/** What was believed, from when to when, and what ended it. */
export function beliefs(story: Story): Block[] {
  const words = story.events.filter(({ type }) => type.startsWith("hypothesis_"));
  const cards = cardsOf(story.state.hypotheses).filter(
    ({ hypothesis }) =>
      hypothesis.history.length > 0 || hypothesis.overruled !== null || !hypothesis.standing,
  );
  if (cards.length === 0)
    return paragraph(
      prompt("The log holds no hypothesis. What did you believe, for how long, and what changed your mind?"),
    );
  const dull = cards.filter(isRefutedNull);
  const told = cards.filter((card) => !dull.includes(card));
  const shown = told.slice(0, MOST_HYPOTHESES);
  const rest = told.slice(MOST_HYPOTHESES).flatMap(({ hypothesis }) => proposedSeq(story, hypothesis) ?? []);
  return [
    ...leading(story),
    heading(3, "Each hypothesis"),
    ...bullets([
      ...shown.map(({ hypothesis }) => life(story, hypothesis, turnsOf(words, hypothesis.id))),
      paragraph(refutedNulls(story, dull)),
    ]),
    ...paragraph(
      rest.length === 0
        ? []
        : fact(
            `${counted(rest.length, "more hypothesis", "more hypotheses")} ${rest.length === 1 ? "stands" : "stand"} on the board.`,
            rest,
          ),
    ),
    ...paragraph(prompt("What did people believe that nobody wrote down?")),
  ];
}

/** What always stands, and was tested and refuted by the evidence: all that there is to say of it. */
function isRefutedNull({ hypothesis: { standing, overruled, grade: graded, machineState } }: Card): boolean {
  return standing && overruled === null && graded === null && machineState === "refuted";
}

function refutedNulls(story: Story, cards: readonly Card[]): TextRun[] {
  if (cards.length === 0) return [];
  const claims = cards.map(({ hypothesis: { claim, probability } }) =>
    probability === null ? quoted(claim) : `${quoted(claim)} (${percent(probability)})`,
  );
  return fact(
    `${listed(claims)}, which always ${cards.length === 1 ? "stands" : "stand"} on the board, ${cards.length === 1 ? "was" : "were"} tested and refuted.`,
    cards.flatMap(({ hypothesis }) => verdictSeqs(story, hypothesis)),
  );
}

/** Who led from when to when. */
function leading(story: Story): Block[] {
  const leads = leadsOf(story);
  if (leads.length === 0)
    return paragraph(
      prompt(
        "No hypothesis was given a probability or confirmed. Which of them did you believe, and for how long?",
      ),
    );
  const shown = leads.slice(-MOST_LEADS);
  const left = leads.slice(0, -MOST_LEADS);
  return [
    ...paragraph(
      fact(
        "The likeliest explanation, as it was written down at the time:",
        leads.flatMap(({ seqs }) => seqs.slice(0, 1)),
      ),
    ),
    ...paragraph(
      left.length === 0
        ? []
        : fact(
            `${counted(left.length, "earlier change")} of the likeliest ${left.length === 1 ? "is" : "are"} left out.`,
            left.flatMap(({ seqs }) => seqs),
          ),
    ),
    ...numbered(
      shown.map(({ hypothesisId, from, to, most, confirmed, seqs }) => {
        const claim = lookup(story.state.hypotheses, hypothesisId)?.claim ?? "";
        const until =
          to === null
            ? `from ${story.when(from)} on`
            : `from ${story.when(from)}, for ${span(Math.max(0, between(from, to)))}`;
        return paragraph(
          fact(
            `${quoted(claim)}, ${until}${most === null ? "" : `, at most ${percent(most)}`}${confirmed ? ", confirmed by a person" : ""}.`,
            seqs,
          ),
        );
      }),
    ),
  ];
}

function life(story: Story, hypothesis: Hypothesis, turns: readonly Turn[]): Block[] {
  return paragraph(
    origin(story, hypothesis),
    height(story, turns),
    ending(story, hypothesis, turns),
    strongest(hypothesis, "for"),
    strongest(hypothesis, "against"),
    grade(hypothesis),
  );
}

function origin(story: Story, { claim, proposedBy, standing, at, ...hypothesis }: Hypothesis): TextRun[] {
  const seq = story.event(hypothesis.seq)?.seq;
  if (standing) return fact(`${quoted(claim)} always stands on the board.`, [seq]);
  return fact(
    `${quoted(claim)} was proposed at ${story.when(at)}${proposedBy ? ` by ${proposedBy.name}` : ""}.`,
    [seq],
  );
}

/** How likely it was at most, and when. */
function height(story: Story, turns: readonly Turn[]): TextRun[] {
  const judged = turns.flatMap(({ probability, seq }) =>
    probability === null ? [] : [{ probability, seq }],
  );
  const [top] = judged.toSorted((one, other) => other.probability - one.probability || one.seq - other.seq);
  const event = top ? story.event(top.seq) : undefined;
  if (!top || !event) return [];
  return fact(`It stood highest at ${story.when(event.recordedAt)}, at ${percent(top.probability)}.`, [
    top.seq,
  ]);
}

/** What is held of it in the end, since when, for what reason. */
function ending(
  story: Story,
  { machineState, overruled, ...hypothesis }: Hypothesis,
  turns: readonly Turn[],
): TextRun[] {
  if (overruled)
    return fact(
      `${overruled.by.name} found it ${overruled.state} at ${story.when(overruled.at)}: ${quoted(overruled.reason)}`,
      [overruled.seq],
    );
  const since = turns.findLast(
    ({ kind, state }, index) =>
      kind === "found" && state === machineState && turns[index - 1]?.state !== machineState,
  );
  const last = turns.findLast(({ kind }) => kind === "found");
  const [event, newest] = [since, last].map((turn) => turn && story.event(turn.seq));
  if (!event || !newest) return prompt("It was never judged.");
  const proposed = story.event(hypothesis.seq);
  const held = proposed && !hypothesis.standing ? between(proposed.recordedAt, event.recordedAt) : null;
  const after = machineState === "refuted" && held !== null && held >= 1_000 ? `, after ${span(held)}` : "";
  const word = machineState === "investigating" ? "still being tested" : machineState;
  return fact(
    `It was ${word} at ${story.when(event.recordedAt)}${after}: ${quoted(hypothesis.machineReason)}`,
    [event.seq, newest.seq],
  );
}

const weighed = ({ weight }: Evidence): number => Math.abs(weight ?? 0);

function strongest({ evidence }: Hypothesis, stance: "for" | "against"): TextRun[] {
  const own = evidence.filter((piece) => piece.stance === stance);
  const [first] = own.toSorted((one, other) => weighed(other) - weighed(one) || one.seq - other.seq);
  if (!first) return [];
  const more = own.length > 1 ? ` (and ${own.length - 1} more)` : "";
  return fact(
    `${stance === "for" ? "For it" : "Against it"}: ${quoted(first.statement)}${more}`,
    own.slice(0, 20).map(({ seq }) => seq),
  );
}

function grade({ grade: given }: Hypothesis): TextRun[] {
  if (!given) return [];
  const why = given.reason === "" ? "" : `: ${quoted(given.reason)}`;
  return fact(`${given.by.name} graded it ${gradeWords[given.grade]}${why}.`, [given.seq]);
}
