import type { Milestone } from "../../timeline/vocabulary";
import { capital, milestoneWords } from "../../timeline/words";
import type { Block } from "../document-types";
import type { Story } from "./story";
import { bullets, counted, fact, listed, oneLine, paragraph, prompt } from "./writing";

const MOST_UNSEEN = 15;

/** Something that nobody could see, and the events that say so. */
export type Unseen = {
  what: string;
  seqs: number[];
  /** Telemetry that is not there, as an investigation says: somebody can see to it that it is. */
  telemetry: boolean;
};

/** What investigations, verdicts and evidence say they could not look at, each once. */
export function unseen(story: Story): readonly Unseen[] {
  const found = new Map<string, Unseen>();
  const add = (what: string | undefined, seq: number, telemetry: boolean) => {
    const line = oneLine(what ?? "").replace(/\.$/, "");
    const known = found.get(line);
    if (line !== "")
      found.set(line, {
        what: line,
        seqs: [...(known?.seqs ?? []), seq],
        telemetry: telemetry || (known?.telemetry ?? false),
      });
  };
  for (const { payload, seq } of story.of("investigation_finished"))
    for (const gap of withStretches(payload.gaps ?? [], story)) add(gap, seq, true);
  for (const { payload, seq } of story.of("hypothesis_state_set"))
    for (const gap of payload.gaps ?? []) add(gap, seq, false);
  for (const { payload, seq } of story.of("evidence_added")) add(payload.blindSpot, seq, false);
  return [...found.values()];
}

const INSTANT = String.raw`(\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z)`;
const stretch = new RegExp(`^(no [a-z]+) from ${INSTANT} to ${INSTANT}$`);

/** Stretches in which a signal was silent, as one gap for each signal. */
function withStretches(all: readonly string[], { when }: Story): readonly string[] {
  const stretches = new Map<string, string[]>();
  const others: string[] = [];
  for (const gap of all) {
    const [, signal, from, to] = stretch.exec(gap) ?? [];
    if (signal === undefined || from === undefined || to === undefined) others.push(gap);
    else stretches.set(signal, [...(stretches.get(signal) ?? []), `${when(from)} to ${when(to)}`]);
  }
  return [...others, ...[...stretches].map(([signal, times]) => `${signal} from ${listed(times)}`)];
}

/** What cannot be told, and why. */
export function gaps(story: Story): Block[] {
  const all = unseen(story);
  const left = all.slice(MOST_UNSEEN);
  const redacted = story.of("event_redacted");
  const items = [
    ...all.slice(0, MOST_UNSEEN).map(({ what, seqs }) => paragraph(fact(`Not seen: ${what}.`, seqs))),
    paragraph(
      left.length === 0
        ? []
        : fact(
            `And ${counted(left.length, "more gap")}.`,
            left.flatMap(({ seqs }) => seqs),
          ),
    ),
    ...missingMilestones(story).map((text) => paragraph(prompt(text))),
    paragraph(
      redacted.length === 0
        ? []
        : fact(
            `${counted(redacted.length, "event")} ${redacted.length === 1 ? "was" : "were"} redacted, and nothing of ${redacted.length === 1 ? "its" : "their"} words is in this draft.`,
            redacted.map(({ seq }) => seq),
          ),
    ),
  ].filter((blocks) => blocks.length > 0);
  return items.length === 0
    ? paragraph(prompt("The log names nothing that could not be seen. What do you still not know?"))
    : [...bullets(items), ...paragraph(prompt("What do you still not know?"))];
}

const why: Readonly<Record<Milestone, string>> = {
  impact_started: "nobody has set it, and it is never guessed",
  detected: "the log holds no declaration and no alert with its time",
  acknowledged: "nobody joined, took a role or began to work on it",
  identified: "nobody confirmed a cause, and it was never set to fixing",
  mitigated: "it was never set to monitoring or resolved",
  resolved: "it was never set to resolved, or was opened again",
  review_completed: "the review is not over",
};

/** Each milestone that is missing but the last, which this text is for, and why it is. */
function missingMilestones(story: Story): readonly string[] {
  const all: readonly Milestone[] = [
    "impact_started",
    "detected",
    "acknowledged",
    "identified",
    "mitigated",
    "resolved",
  ];
  return all
    .filter((milestone) => !story.mark(milestone))
    .map((milestone) => `${capital(milestoneWords[milestone])} is missing: ${why[milestone]}.`);
}
