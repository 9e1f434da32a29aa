import { alertsOf } from "../../timeline/alert-book";
import { span } from "../../timeline/span";
import { isActive, type Status } from "../../timeline/vocabulary";
import { statusWords } from "../../timeline/words";
import type { TextRun } from "../document-types";
import { promises } from "./promises";
import { between, type Story } from "./story";
import { counted, fact, listed, quoted } from "./writing";
import { QUICK_MS } from "./went-well";

/** So long without a word of people is a silence. */
const SILENCE_MS = 30 * 60_000;
const MOST_OF_A_KIND = 3;
/** In which the worst is thought to be over. */
const calmStatuses: ReadonlySet<Status> = new Set(["monitoring", "resolved", "reviewing", "closed"]);

/** Facts of the log that speak ill of how it went. */
export function wentBadly(story: Story): TextRun[][] {
  return [
    ...unnoticed(story),
    ...slowAnswer(story),
    ...noCommander(story),
    ...silences(story),
    ...missedPromises(story),
    ...reversals(story),
    ...takenBack(story),
    ...stillFiring(story),
    ...failedInvestigations(story),
  ].filter((each) => each.length > 0);
}

function unnoticed(story: Story): TextRun[][] {
  const [start, detected] = [story.mark("impact_started"), story.mark("detected")];
  if (!start || !detected || between(start.at, detected.at) <= QUICK_MS) return [];
  return [
    fact(`The impact went unnoticed for ${span(between(start.at, detected.at))}.`, [start.seq, detected.seq]),
  ];
}

function slowAnswer(story: Story): TextRun[][] {
  const [detected, acknowledged] = [story.mark("detected"), story.mark("acknowledged")];
  if (!detected || !acknowledged || between(detected.at, acknowledged.at) <= QUICK_MS) return [];
  return [
    fact(
      `It took ${span(between(detected.at, acknowledged.at))} from its detection until somebody took it up.`,
      [detected.seq, acknowledged.seq],
    ),
  ];
}

function noCommander(story: Story): TextRun[][] {
  const [acknowledged] = [story.mark("acknowledged")];
  const first = story
    .of("role_assigned")
    .find(({ payload }) => payload.role === "commander" && payload.person !== null);
  if (!acknowledged || !first || between(acknowledged.at, story.at(first)) <= QUICK_MS) return [];
  return [
    fact(
      `It had no commander for the first ${span(between(acknowledged.at, story.at(first)))} of the work on it.`,
      [acknowledged.seq, first.seq],
    ),
  ];
}

/** Stretches in which people wrote nothing, from when it was taken up until it was over. */
function silences(story: Story): TextRun[][] {
  const start = story.mark("acknowledged") ?? story.mark("detected");
  const end = story.mark("mitigated") ?? story.mark("resolved");
  if (!start || !end) return [];
  const words = story.events
    .filter(({ actor, type }) => actor.kind !== "machine" && type !== "event_pinned")
    .map((event) => ({ at: story.at(event), seq: event.seq }))
    .filter(({ at }) => at > start.at && at < end.at);
  const stops = [start, ...words, end];
  return stops
    .slice(1)
    .flatMap((next, index) => {
      const before = stops[index];
      return before ? [{ ms: between(before.at, next.at), before, next }] : [];
    })
    .filter(({ ms }) => ms > SILENCE_MS)
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, MOST_OF_A_KIND)
    .map(({ ms, before, next }) =>
      fact(
        `Nobody wrote anything for ${span(ms)}, from ${story.when(before.at)} to ${story.when(next.at)}.`,
        [before.seq, next.seq],
      ),
    );
}

function missedPromises(story: Story): TextRun[][] {
  return promises(story)
    .filter(({ kept }) => kept === false)
    .slice(0, MOST_OF_A_KIND)
    .map(({ seq, audience, promisedAt, nextAt, nextSeq }) =>
      nextAt === null
        ? fact(`The update for ${audience} that was promised for ${story.when(promisedAt)} never came.`, [
            seq,
          ])
        : fact(
            `The update for ${audience} that was promised for ${story.when(promisedAt)} came ${span(between(promisedAt, nextAt))} late.`,
            [seq, nextSeq],
          ),
    );
}

/** It was thought to be over, and was not. */
function reversals(story: Story): TextRun[][] {
  return story
    .of("status_changed")
    .flatMap((event, index, all) => {
      const before = all[index - 1];
      if (!before || !calmStatuses.has(before.payload.status)) return [];
      if (!isActive(event.payload.status) || event.payload.status === "monitoring") return [];
      return [
        fact(
          `It was set to ${statusWords[before.payload.status]} at ${story.when(story.at(before))} and back to ${statusWords[event.payload.status]} at ${story.when(story.at(event))}.`,
          [before.seq, event.seq],
        ),
      ];
    })
    .slice(0, MOST_OF_A_KIND);
}

/** Confirmed by a person, and later not so. */
function takenBack(story: Story): TextRun[][] {
  const words = story.of("hypothesis_overruled").toSorted((one, other) => one.seq - other.seq);
  return words
    .filter(({ payload }) => payload.state === "confirmed")
    .flatMap((event) => {
      const { hypothesisId } = event.payload;
      const later = words.find(
        ({ seq, payload }) =>
          seq > event.seq && payload.hypothesisId === hypothesisId && payload.state !== "confirmed",
      );
      const claim = Object.values(story.state.hypotheses).find(({ id }) => id === hypothesisId)?.claim;
      if (!later || claim === undefined) return [];
      const proposed = story.state.hypotheses[hypothesisId]?.seq;
      return [
        fact(
          `${quoted(claim)} was confirmed at ${story.when(story.at(event))} and no longer at ${story.when(story.at(later))}: ${quoted(later.payload.reason)}`,
          [event.seq, later.seq, proposed && story.event(proposed)?.seq],
        ),
      ];
    })
    .slice(0, MOST_OF_A_KIND);
}

function stillFiring(story: Story): TextRun[][] {
  const resolved = story.mark("resolved");
  const firing = alertsOf(story.state.alerts).filter(({ state }) => state === "firing");
  if (!resolved || firing.length === 0) return [];
  const titles = firing.toSorted((one, other) => one.seq - other.seq).map(({ title }) => quoted(title));
  const [verb, more] = firing.length === 1 ? ["was", "no end of it is"] : ["were", "no end of them is"];
  return [
    fact(
      `${counted(firing.length, "alert")} ${verb} last heard of as firing, and ${more} in the log: ${listed(titles, 4)}.`,
      [resolved.seq, ...firing.slice(0, 50).map(({ seq }) => seq)],
    ),
  ];
}

function failedInvestigations(story: Story): TextRun[][] {
  return story
    .of("investigation_failed")
    .slice(0, MOST_OF_A_KIND)
    .map(({ seq, payload }) =>
      fact(`An investigation could not be finished: ${quoted(payload.reason)}`, [seq]),
    );
}
