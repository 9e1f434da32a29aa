import { span } from "../../timeline/span";
import type { TextRun } from "../document-types";
import { firstAlert } from "./detection";
import { confirmedCauses } from "./leading-cause";
import { promises } from "./promises";
import { between, type Story } from "./story";
import { fact, percent, quoted } from "./writing";

/** An answer within this is quick. */
export const QUICK_MS = 5 * 60_000;
/** Below this nobody would have looked there first. */
const UNLIKELY = 0.2;

/** Facts of the log that speak well of how it went. */
export function wentWell(story: Story): TextRun[][] {
  return [alarmFirst(story), quickAnswer(story), foundBefore(story), keptPromises(story)].filter(
    (each) => each.length > 0,
  );
}

/** An alarm that a person who declared it need not have waited for. */
function alarmFirst(story: Story): TextRun[] {
  const [declared] = story.of("incident_declared");
  const alert = firstAlert(story);
  if (!declared || !alert || alert.at >= story.at(declared)) return [];
  return fact(
    `The alert ${quoted(alert.title)} fired ${span(between(alert.at, story.at(declared)))} before the incident was declared.`,
    [alert.seq, declared.seq],
  );
}

function quickAnswer(story: Story): TextRun[] {
  const [detected, acknowledged] = [story.mark("detected"), story.mark("acknowledged")];
  if (!detected || !acknowledged) return [];
  const ms = between(detected.at, acknowledged.at);
  if (ms < 0 || ms > QUICK_MS) return [];
  const how = ms < 1_000 ? "with its detection" : `${span(ms)} after its detection`;
  return fact(`It was acknowledged ${how}.`, [detected.seq, acknowledged.seq]);
}

/** Hypotheses that the evidence had supported before a person confirmed them. */
function foundBefore(story: Story): TextRun[] {
  for (const { id, claim, overruled } of confirmedCauses(story)) {
    const supported = story
      .of("hypothesis_state_set")
      .find(({ payload }) => payload.hypothesisId === id && payload.state === "supported");
    if (!overruled || !supported || supported.seq > overruled.seq) continue;
    const ms = between(supported.recordedAt, overruled.at);
    const sure =
      supported.payload.probability === undefined ? "" : ` at ${percent(supported.payload.probability)}`;
    return fact(
      `The evidence supported ${quoted(claim)}${sure} ${span(Math.max(0, ms))} before it was confirmed.`,
      [supported.seq, overruled.seq],
    );
  }
  return [];
}

function keptPromises(story: Story): TextRun[] {
  const all = promises(story);
  if (all.length === 0 || all.some(({ kept }) => kept !== true)) return [];
  return fact(
    all.length === 1
      ? "The update that was promised came in time."
      : `Each of the ${all.length} updates that were promised came in time.`,
    all.flatMap(({ seq, nextSeq }) => [seq, nextSeq]),
  );
}

/** Facts that could as well have gone the other way. */
export function wereLucky(story: Story): TextRun[][] {
  return [...againstTheOdds(story), noticedWithoutAlarm(story)].filter((each) => each.length > 0);
}

/** What was confirmed though the evidence had it for unlikely. */
function againstTheOdds(story: Story): TextRun[][] {
  return confirmedCauses(story).flatMap(({ claim, overruled, history }) => {
    const before = history.findLast(({ seq }) => overruled !== null && seq < overruled.seq);
    if (!overruled || !before || before.probability >= UNLIKELY) return [];
    return [
      fact(
        `${quoted(claim)} stood at ${percent(before.probability)} when it was confirmed: the evidence alone would have led elsewhere.`,
        [before.seq, overruled.seq],
      ),
    ];
  });
}

function noticedWithoutAlarm(story: Story): TextRun[] {
  const [declared] = story.of("incident_declared");
  const alert = firstAlert(story);
  if (!declared || declared.actor.kind !== "person" || !alert || alert.at <= story.at(declared)) return [];
  return fact(
    `${declared.actor.name} declared it ${span(between(story.at(declared), alert.at))} before any alert fired.`,
    [declared.seq, alert.seq],
  );
}
