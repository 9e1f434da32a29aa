import type { Block, TextRun } from "../document-types";
import { between, distance, type Story } from "./story";
import { counted, fact, paragraph, prompt, quoted } from "./writing";

/** How it was noticed, by what, and how long after it had begun. */
export function detection(story: Story): Block[] {
  return [
    ...paragraph(how(story), delay(story)),
    ...paragraph(alertsBefore(story)),
    ...paragraph(prompt("Could it have been noticed earlier, and by what?")),
  ];
}

/** The alert that rang before all others. */
export function firstAlert(
  story: Story,
): { at: string; seq: number; title: string; source: string } | undefined {
  let first: { at: string; seq: number; title: string; source: string } | undefined;
  for (const event of story.of("alert_attached")) {
    const { startedAt: at = story.at(event), title, source } = event.payload;
    if (!first || at < first.at) first = { at, seq: event.seq, title, source };
  }
  return first;
}

function how(story: Story): TextRun[] {
  const detected = story.mark("detected");
  const [declared] = story.of("incident_declared");
  if (!detected) return prompt("When it was detected is not in the log.");
  const alert = firstAlert(story);
  if (alert && alert.at <= detected.at)
    return fact(
      `It was detected at ${story.when(detected.at)} by the alert ${quoted(alert.title)} of ${alert.source}.`,
      [detected.seq, alert.seq],
    );
  if (detected.origin === "set")
    return fact(`It was detected at ${story.when(detected.at)}, as people set it.`, [detected.seq]);
  const by = declared && detected.seq === declared.seq ? `, when ${declared.actor.name} declared it` : "";
  return fact(`It was detected at ${story.when(detected.at)}${by}.`, [detected.seq]);
}

function delay(story: Story): TextRun[] {
  const [start, detected] = [story.mark("impact_started"), story.mark("detected")];
  if (!detected) return [];
  if (!start)
    return prompt(
      "How long that was after the impact started cannot be told: nobody has set when it started.",
    );
  if (between(start.at, detected.at) < 0)
    return fact("That is before the impact started.", [start.seq, detected.seq]);
  return fact(`That is ${distance(start.at, detected.at, "the impact started")}.`, [start.seq, detected.seq]);
}

function alertsBefore(story: Story): TextRun[] {
  const [declared] = story.of("incident_declared");
  const alerts = story.of("alert_attached");
  if (!declared) return [];
  if (alerts.length === 0)
    return prompt("No alert is attached: as far as the log tells, people noticed it, and no alarm did.");
  const before = alerts.filter((event) => (event.payload.startedAt ?? story.at(event)) < story.at(declared));
  const ids = new Set(before.map(({ payload }) => payload.alertId));
  if (before.length === 0)
    return fact("No alert had fired before it was declared.", [
      declared.seq,
      ...alerts.slice(0, 20).map(({ seq }) => seq),
    ]);
  return fact(
    `${counted(ids.size, "alert")} had fired before ${declared.actor.name} declared it at ${story.when(story.at(declared))}.`,
    [...before.slice(0, 20).map(({ seq }) => seq), declared.seq],
  );
}
