import type { Block, TextRun } from "../document-types";
import { leadingCause } from "./leading-cause";
import { unseen } from "./gaps";
import { promises } from "./promises";
import type { Story } from "./story";
import { bullets, fact, heading, paragraph, prompt, quoted } from "./writing";

const MOST_TASKS = 50;
const MOST_PROPOSED = 8;

/** What is to be done: the follow-ups that were kept, tasks that are still open, and what the log's gaps ask for. */
export function followUps(story: Story): Block[] {
  const tasks = Object.values(story.state.tasks).filter(({ seq }) => story.event(seq) !== undefined);
  const kept = tasks.filter(({ followUp }) => followUp).slice(0, MOST_TASKS);
  const open = tasks
    .filter(({ followUp, state }) => !followUp && (state === "open" || state === "doing"))
    .slice(0, MOST_TASKS);
  const proposed = proposals(story).slice(0, MOST_PROPOSED);
  return [
    ...(kept.length === 0
      ? paragraph(prompt("No follow-up was kept. What will be done, by whom, and until when?"))
      : []),
    ...kept.map(({ id }): Block => ({ type: "followUp", attrs: { taskId: id } })),
    ...(open.length === 0
      ? []
      : [
          heading(3, "Tasks that are still open"),
          ...open.map(({ id }): Block => ({ type: "followUp", attrs: { taskId: id } })),
        ]),
    ...(proposed.length === 0
      ? []
      : [
          heading(3, "Proposed, from what the log lacks"),
          ...bullets(proposed.map((each) => paragraph(each))),
        ]),
  ];
}

/** Each with the events that it comes from. */
function proposals(story: Story): TextRun[][] {
  return [
    ...unseen(story)
      .filter(({ telemetry }) => telemetry)
      .map(({ what, seqs }) =>
        fact(
          `Detect: ${quoted(what)} is what the investigation could not see. Give it an owner who makes it visible.`,
          seqs,
        ),
      ),
    ...noAlarm(story),
    ...untested(story),
    ...latePromises(story),
  ].filter((each) => each.length > 0);
}

function noAlarm(story: Story): TextRun[][] {
  const [declared] = story.of("incident_declared");
  if (!declared || declared.actor.kind !== "person" || story.of("alert_attached").length > 0) return [];
  return [
    fact(
      `Detect: ${declared.actor.name} declared it, and no alert is attached. Add one that would have fired.`,
      [declared.seq],
    ),
  ];
}

function untested(story: Story): TextRun[][] {
  const cause = leadingCause(story);
  if (!cause || cause.certainty === "confirmed") return [];
  const { claim, nextTest } = cause.hypothesis;
  return [
    nextTest === ""
      ? fact(`Prevent: nobody has confirmed ${quoted(claim)}. Find out whether it is so.`, cause.seqs)
      : fact(
          `Prevent: nobody has confirmed ${quoted(claim)}. Do the test that would tell: ${nextTest}`,
          cause.seqs,
        ),
  ];
}

function latePromises(story: Story): TextRun[][] {
  const missed = promises(story).filter(({ kept }) => kept === false);
  if (missed.length === 0) return [];
  return [
    fact(
      "Process: updates that were promised did not come in time. Decide who writes them.",
      missed.flatMap(({ seq, nextSeq }) => [seq, nextSeq]),
    ),
  ];
}
