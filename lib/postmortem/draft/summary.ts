import { dayName } from "../../timeline/zone";
import { span } from "../../timeline/span";
import { kindWords, severityWords } from "../../timeline/words";
import type { Block, TextRun } from "../document-types";
import { leadingCause } from "./leading-cause";
import { touchedServices } from "./services";
import { between, latest, type Story } from "./story";
import { counted, fact, listed, paragraph, percent, plainWords, prompt, quoted } from "./writing";

const DAY_MS = 86_400_000;

/** The incident in a few sentences: what, how bad, how long, why. */
export function summary(story: Story): Block[] {
  const { state } = story;
  const said = latest(story, "summary_changed") ?? latest(story, "incident_declared");
  const own = plainWords(state.summary);
  return [
    ...paragraph(opening(story), lasting(story)),
    ...(own === "" ? [] : paragraph(fact(own, [said?.seq]))),
    ...paragraph(causeSentence(story)),
    ...(own === "" ? paragraph(prompt("Say in two sentences what users met, and what ended it.")) : []),
  ];
}

function opening(story: Story): TextRun[] {
  const { state, of } = story;
  const [declared] = of("incident_declared");
  if (!declared) return prompt("The log holds no declaration of the incident.");
  const severity = latest(story, "severity_changed") ?? declared;
  const services = touchedServices(story);
  const title = latest(story, "title_changed") ?? declared;
  const first = story.mark("impact_started") ?? story.mark("detected");
  const on = first ? ` It began on ${dayName(Math.floor(Date.parse(first.at) / DAY_MS))}.` : "";
  const kind = state.kind === "real" ? "incident" : kindWords[state.kind];
  const worth =
    state.severity === "undetermined"
      ? `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind} of undetermined severity`
      : `a ${severityWords[state.severity]} ${kind}`;
  const where = services.names.length > 0 ? ` that touched ${listed(services.names)}` : "";
  return fact(`INC-${state.number}, ${quoted(state.title)}, was ${worth}${where}.${on}`, [
    declared.seq,
    title.seq,
    severity.seq,
    first?.seq,
    ...services.seqs,
  ]);
}

function lasting(story: Story): TextRun[] {
  const start = story.mark("impact_started") ?? story.mark("detected");
  const end = story.mark("resolved") ?? story.mark("mitigated");
  if (!start) return [];
  const began = story.mark("impact_started") ? "Its impact began" : "It was detected";
  if (!end)
    return fact(`${began} at ${story.when(start.at)}, and the log does not say that it has ended.`, [
      start.seq,
    ]);
  const ended = story.mark("resolved") ? "resolved" : "mitigated";
  return fact(
    `${began} at ${story.when(start.at)}, and it was ${ended} at ${story.when(end.at)}, ${span(Math.max(0, between(start.at, end.at)))} later.`,
    [start.seq, end.seq],
  );
}

function causeSentence(story: Story): TextRun[] {
  const cause = leadingCause(story);
  if (!cause)
    return prompt("The log names no cause: nothing was confirmed, and no hypothesis was judged likely.");
  const { hypothesis, certainty, seqs } = cause;
  const rivals = Object.values(story.state.hypotheses).filter((other) => !other.standing).length - 1;
  if (certainty === "confirmed")
    return fact(`What caused it was confirmed: ${quoted(hypothesis.claim)}.`, seqs);
  const sure = hypothesis.probability === null ? "" : `, at ${percent(hypothesis.probability)}`;
  const beside = rivals > 0 ? ` of ${counted(rivals + 1, "hypothesis", "hypotheses")}` : "";
  return fact(`No cause was confirmed. The likeliest${beside} is ${quoted(hypothesis.claim)}${sure}.`, seqs);
}
