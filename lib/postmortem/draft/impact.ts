import { alertsOf } from "../../timeline/alert-book";
import { span } from "../../timeline/span";
import { severities } from "../../timeline/vocabulary";
import { capital, milestoneWords, severityWords } from "../../timeline/words";
import type { Block, TextRun } from "../document-types";
import { frozenFigure } from "./frozen-figure";
import { touchedServices } from "./services";
import { between, type Story } from "./story";
import { bullets, counted, fact, listed, paragraph, prompt, quoted } from "./writing";

/** Pinned charts that the section shows; the rest is counted. */
const MOST_PINNED = 3;

/** The numbers: from when to when, how severe, what was touched, what rang, what people pinned. */
export function impact(story: Story): Block[] {
  const pinned = story.of("evidence_pinned");
  const shown = pinned.slice(0, MOST_PINNED);
  return [
    ...bullets([
      paragraph(moment(story, "impact_started")),
      paragraph(moment(story, "mitigated"), lasted(story, "mitigated")),
      paragraph(moment(story, "resolved"), lasted(story, "resolved")),
      paragraph(severity(story)),
      paragraph(services(story)),
      paragraph(alerts(story)),
    ]),
    ...shown.flatMap((event): Block[] => [
      ...paragraph(
        fact(`Pinned: ${frozenFigure(story, event.payload.title, event.payload.frozen)}`, [event.seq]),
      ),
      { type: "frozenEvidence", attrs: { seq: event.seq } },
    ]),
    ...paragraph(
      pinned.length > shown.length
        ? fact(
            `${counted(pinned.length - shown.length, "more piece")} of pinned evidence ${pinned.length - shown.length === 1 ? "is" : "are"} in the timeline.`,
            pinned.slice(MOST_PINNED).map(({ seq }) => seq),
          )
        : [],
    ),
    ...paragraph(
      prompt(
        "How many people or requests were affected, and what could they not do? Say where the number comes from.",
      ),
    ),
  ];
}

type Bound = "impact_started" | "mitigated" | "resolved";

const missing: Readonly<Record<Bound, string>> = {
  impact_started: "When the impact started is not known: nobody has set it, and it is never guessed.",
  mitigated: "When it was mitigated is not in the log.",
  resolved: "When it was resolved is not in the log.",
};

function moment(story: Story, milestone: Bound): TextRun[] {
  const mark = story.mark(milestone);
  if (!mark) return prompt(missing[milestone]);
  const how = mark.origin === "set" ? ", as people set it" : "";
  return fact(`${capital(milestoneWords[milestone])}: ${story.when(mark.at)}${how}.`, [mark.seq]);
}

function lasted(story: Story, milestone: "mitigated" | "resolved"): TextRun[] {
  const start = story.mark("impact_started");
  const end = story.mark(milestone);
  if (!start || !end) return [];
  const ms = between(start.at, end.at);
  if (ms < 0)
    return fact("That is before the impact started: one of the two times is wrong.", [start.seq, end.seq]);
  return fact(`That is ${span(ms)} after the impact started.`, [start.seq, end.seq]);
}

function severity(story: Story): TextRun[] {
  const [declared] = story.of("incident_declared");
  const changes = story.of("severity_changed");
  const seqs = [declared?.seq, ...changes.map(({ seq }) => seq)];
  const now = severityWords[story.state.severity];
  const all = [declared, ...changes].flatMap((event) => (event ? [event.payload.severity] : []));
  const worst = severities.find((each) => all.includes(each));
  if (all.length < 2 || worst === undefined) return fact(`Severity: ${now}.`, seqs);
  const before = worst === story.state.severity ? "" : `, at its worst ${severityWords[worst]}`;
  const often = changes.length === 1 ? "once" : counted(changes.length, "time");
  return fact(`Severity: ${now}${before}; it was changed ${often}.`, seqs);
}

function services(story: Story): TextRun[] {
  const { names, seqs, said } = touchedServices(story);
  if (names.length === 0) return prompt("Which services it touched is not in the log.");
  return fact(
    `Services${said ? "" : ", as its alerts and its cause name them"}: ${listed(names, 12)}.`,
    seqs,
  );
}

function alerts(story: Story): TextRun[] {
  const attached = story.of("alert_attached");
  const { count, firing } = story.state.alerts;
  const [first] = attached.toSorted((one, other) => started(one).localeCompare(started(other)));
  const last = alertsOf(story.state.alerts)
    .flatMap(({ endedAt, seq }) => (endedAt === undefined ? [] : [{ endedAt, seq }]))
    .toSorted((one, other) => other.endedAt.localeCompare(one.endedAt))[0];
  if (!first) return prompt("No alert is attached.");
  const over =
    firing > 0
      ? `, ${firing} of them still firing`
      : last
        ? `, the last of them over at ${story.when(last.endedAt)}`
        : "";
  return fact(
    `Alerts: ${count}, the first of them ${quoted(first.payload.title)} at ${story.when(started(first))}${over}.`,
    [first.seq, last?.seq, ...attached.slice(-1).map(({ seq }) => seq)],
  );

  function started(event: (typeof attached)[number]): string {
    return event.payload.startedAt ?? story.at(event);
  }
}
