import { effectiveState, type Hypothesis, lookup } from "../../timeline/state";
import { changeKindWords } from "../../timeline/words";
import type { Block } from "../document-types";
import { confirmedCauses, leadingCause, proposedSeq, verdictSeqs } from "./leading-cause";
import type { Story } from "./story";
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

const MOST_CONFIRMED = 5;
const MOST_SUSPECTS = 5;
const MOST_CHANGES = 8;

/** What made it happen, as far as it is known. Several causes may stand beside each other. */
export function causes(story: Story): Block[] {
  const confirmed = confirmedCauses(story).slice(0, MOST_CONFIRMED);
  return [
    ...(confirmed.length > 0
      ? confirmed.flatMap((each) => confirmedCause(story, each))
      : likeliestCause(story)),
    ...chain(story),
    ...suspects(story),
    ...changes(story),
    ...paragraph(
      prompt(
        "What else had to be so for this to happen? There is seldom one cause: think of what made it likelier, worse or longer, and of what set it off on that day.",
      ),
    ),
  ];
}

function confirmedCause(story: Story, hypothesis: Hypothesis): Block[] {
  const { overruled } = hypothesis;
  const by = overruled
    ? ` by ${overruled.by.name} at ${story.when(overruled.at)}: ${quoted(overruled.reason)}`
    : "";
  return [
    ...paragraph(
      fact(`${quoted(hypothesis.claim)} was confirmed${by}.`, verdictSeqs(story, hypothesis)),
      fact(hypothesis.mechanism, [proposedSeq(story, hypothesis)]),
    ),
    { type: "hypothesis", attrs: { hypothesisId: hypothesis.id } },
    ...blamedChange(story, hypothesis),
  ];
}

function likeliestCause(story: Story): Block[] {
  const cause = leadingCause(story);
  if (!cause) return paragraph(prompt("No cause was confirmed, and no hypothesis was judged likely."));
  const { hypothesis, certainty, seqs } = cause;
  const sure = hypothesis.probability === null ? "" : `, at ${percent(hypothesis.probability)}`;
  const verdict =
    certainty === "supported"
      ? "The evidence supports it, which is not to say that it is proven."
      : "The evidence does not settle it.";
  return [
    ...paragraph(
      fact(
        `No cause was confirmed. The likeliest by the evidence is ${quoted(hypothesis.claim)}${sure}.`,
        seqs,
      ),
      fact(verdict, seqs),
      fact(hypothesis.mechanism, [proposedSeq(story, hypothesis)]),
      hypothesis.nextTest === "" ? [] : fact(`What would tell: ${hypothesis.nextTest}`, seqs),
    ),
    { type: "hypothesis", attrs: { hypothesisId: hypothesis.id } },
    ...blamedChange(story, hypothesis),
  ];
}

function blamedChange(story: Story, { changeId, ...hypothesis }: Hypothesis): Block[] {
  const change = changeId === null ? undefined : lookup(story.state.changes, changeId);
  if (!change) return [];
  const of = change.service === undefined ? "" : ` of ${change.service}`;
  const by = change.author === undefined ? "" : ` by ${change.author}`;
  return paragraph(
    fact(
      `It blames the ${changeKindWords[change.kind]} ${quoted(change.title)}${of}${by}, made at ${story.when(change.changedAt)}.`,
      [change.seq, story.event(hypothesis.seq)?.seq],
      change.url,
    ),
  );
}

/** From the cause to the symptom, as the newest investigation that found it says. */
function chain(story: Story): Block[] {
  const finished = story
    .of("investigation_finished")
    .findLast(({ payload }) => (payload.chain ?? []).length > 0);
  if (!finished) return [];
  return [
    heading(3, "From the cause to the symptom"),
    ...numbered(
      (finished.payload.chain ?? []).map(({ at, component, what }) =>
        paragraph(fact(`${story.when(at)}, ${component}: ${what}`, [finished.seq])),
      ),
    ),
  ];
}

/** Others that the evidence supports and nobody has confirmed. */
function suspects(story: Story): Block[] {
  const leader = leadingCause(story)?.hypothesis.id;
  const others = Object.values(story.state.hypotheses)
    .filter((each) => effectiveState(each) === "supported" && each.id !== leader)
    .toSorted((one, other) => (other.probability ?? 0) - (one.probability ?? 0));
  if (others.length === 0) return [];
  return [
    heading(3, "Also supported, and not confirmed"),
    ...bullets(
      others.slice(0, MOST_SUSPECTS).map((each) => {
        const sure = each.probability === null ? "" : `, ${percent(each.probability)}`;
        return paragraph(fact(`${quoted(each.claim)}${sure}.`, verdictSeqs(story, each)));
      }),
    ),
  ];
}

function changes(story: Story): Block[] {
  const blamed = new Set(Object.values(story.state.hypotheses).flatMap(({ changeId }) => changeId ?? []));
  const linked = Object.values(story.state.changes);
  const others = linked.filter(({ changeId }) => !blamed.has(changeId));
  if (linked.length === 0)
    return paragraph(
      prompt("No change was linked. What was deployed, configured or switched in the hours before?"),
    );
  if (others.length === 0) return [];
  const titles = others.map(({ title }) => quoted(title));
  return paragraph(
    fact(
      `${counted(others.length, "linked change")} ${others.length === 1 ? "is" : "are"} blamed by no hypothesis: ${listed(titles, MOST_CHANGES)}.`,
      others.map(({ seq }) => seq),
    ),
  );
}
