/** Many investigations at once: are they all done, is the room as quick as when nothing runs, and is memory bounded? */
import { setTimeout as sleep } from "node:timers/promises";

import { quantile, round } from "../log/spread";
import type { SentCase } from "./sent-case";
import type { Stage } from "./stage";
import { prepareIncident, watch } from "./watched";

const MANY = 50;
/** Notes by second, fewer than one person may write; how many before any counts; and how long when nothing else runs. */
const NOTES = { perSecond: 10, first: 20, idleMs: 20_000 };

export async function crowd(stage: Stage, sent: readonly SentCase[]) {
  const [first] = sent;
  if (!first) throw new Error("There are no cases.");
  const { incidentId, tab } = await prepareIncident(stage, first);
  const rooms = [];
  for (let at = 0; at < MANY; at++) {
    const one = sent[at % sent.length] ?? first;
    rooms.push({ one, prepared: await prepareIncident(stage, one) });
  }
  await notesUntil(stage, incidentId, sleep((NOTES.first / NOTES.perSecond) * 1_000));
  const idle = await notesUntil(stage, incidentId, sleep(NOTES.idleMs));
  const all = Promise.all(rooms.map(({ one, prepared }) => watch(stage, one, { ...prepared, by: "person" })));
  const busy = await notesUntil(stage, incidentId, all);
  const watched = await all;
  for (const { prepared } of rooms) prepared.tab.close();
  tab.close();
  return {
    investigations: watched.length,
    doneMs: {
      p50: round(
        quantile(
          watched.map(({ doneMs }) => doneMs),
          0.5,
        ),
      ),
      max: round(
        quantile(
          watched.map(({ doneMs }) => doneMs),
          1,
        ),
      ),
    },
    firstCardMs: {
      p50: round(
        quantile(
          watched.map(({ firstCardMs }) => firstCardMs),
          0.5,
        ),
      ),
      max: round(
        quantile(
          watched.map(({ firstCardMs }) => firstCardMs),
          1,
        ),
      ),
    },
    appendMs: {
      idleP50: round(quantile(idle, 0.5)),
      idleP99: round(quantile(idle, 0.99)),
      idleNotes: idle.length,
      busyP50: round(quantile(busy, 0.5)),
      busyP99: round(quantile(busy, 0.99)),
      busyNotes: busy.length,
    },
  };
}

let notes = 0;

/** How long each note takes to be acknowledged, one after the other at a steady pace until something is over. */
async function notesUntil(stage: Stage, incidentId: string, over: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  const end = new AbortController();
  const finished = over.then(() => end.abort());
  while (!end.signal.aborted) {
    const startMs = performance.now();
    await stage.callAside(`/api/incidents/${incidentId}/events`, {
      commandId: `note-${++notes}`,
      type: "note_added",
      payload: { markdown: `Note ${notes}` },
    });
    taken.push(performance.now() - startMs);
    await sleep(Math.max(0, 1_000 / NOTES.perSecond - (performance.now() - startMs)));
  }
  await finished;
  return taken;
}
