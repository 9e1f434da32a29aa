/** Many investigations at once: are they all done, is the room as quick as when nothing runs, and is memory bounded? */
import { constants, setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

import { quantile, round } from "../log/spread";
import { writeNotes } from "./notes";
import type { SentCase } from "./sent-case";
import type { Stage } from "./stage";
import { prepareIncident, watch } from "./watched";

const MANY = 50;
/** Notes by second, fewer than one person may write; how long before any counts; and how long when nothing else runs. */
const NOTES = { perSecond: 10, firstMs: 3_000, idleMs: 20_000 };

export async function crowd(stage: Stage, sent: readonly SentCase[]) {
  const [first] = sent;
  if (!first) throw new Error("There are no cases.");
  const { incidentId, tab } = await prepareIncident(stage, first);
  const rooms = [];
  for (let at = 0; at < MANY; at++) {
    const one = sent[at % sent.length] ?? first;
    rooms.push({ one, prepared: await prepareIncident(stage, one) });
  }
  const notes = writeNotes(stage, incidentId, NOTES.perSecond);
  // Who watches fifty rooms from now on stands for browsers on machines of their own: whoever writes comes first.
  setPriority(constants.priority.PRIORITY_LOW);
  await notes.during(sleep(NOTES.firstMs));
  const idle = await notes.during(sleep(NOTES.idleMs));
  const all = Promise.all(
    rooms.map(({ one, prepared }, at) =>
      watch(stage, one, prepared, { by: "person", backMinutes: Math.floor(at / sent.length) }),
    ),
  );
  const busy = await notes.during(all);
  notes.stop();
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
