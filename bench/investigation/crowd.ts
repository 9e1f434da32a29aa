/** Many investigations at once: are they all done, is the room as quick as when nothing runs, and is memory bounded? */
import { setTimeout as sleep } from "node:timers/promises";

import { quantile, round } from "../log/spread";
import { comeAfterOthers } from "./after-others";
import { type Notes, writeNotes } from "./notes";
import type { SentCase } from "./sent-case";
import type { Stage } from "./stage";
import { prepareIncident, type Watched, watch } from "./watched";

const MANY = 50;
/** Notes by second, fewer than one person may write; how long before any counts; and how long when nothing else runs. */
const NOTES = { perSecond: 10, firstMs: 3_000, idleMs: 20_000 };

type Once = { idle: number[]; busy: number[]; watched: Watched[] };

/** So many crowds, one after another, each after a time of quiet: one alone has too few notes for their slowest hundredth. */
export async function crowds(
  stage: Stage,
  sent: readonly SentCase[],
  { times, apartMs }: { times: number; apartMs: number },
) {
  const [first] = sent;
  if (!first) throw new Error("There are no cases.");
  const { incidentId, tab } = await prepareIncident(stage, first);
  const notes = writeNotes(stage, incidentId, NOTES.perSecond);
  // Who watches fifty rooms from now on stands for browsers on machines of their own.
  comeAfterOthers();
  await notes.during(sleep(NOTES.firstMs));
  const all: Once[] = [];
  for (let turn = 0; turn < times; turn++) {
    const apart = sleep(turn > 0 ? apartMs : 0);
    const rooms = await prepareRooms(stage, sent, first);
    await apart;
    all.push(await crowd(stage, rooms, notes));
  }
  notes.stop();
  tab.close();
  const idle = all.flatMap((one) => one.idle);
  const busy = all.flatMap((one) => one.busy);
  const watched = all.flatMap((one) => one.watched);
  return {
    crowds: times,
    investigations: watched.length,
    doneMs: halfAndAll(watched.map(({ doneMs }) => doneMs)),
    firstCardMs: halfAndAll(watched.map(({ firstCardMs }) => firstCardMs)),
    appendMs: {
      idle: slowest(idle),
      busy: slowest(busy),
      p99Ratio: round(quantile(busy, 0.99) / quantile(idle, 0.99)),
      p99RatioByCrowd: all.map((one) => round(quantile(one.busy, 0.99) / quantile(one.idle, 0.99))),
    },
  };
}

type Room = { one: SentCase; prepared: Awaited<ReturnType<typeof prepareIncident>>; backMinutes: number };

/** Prepares the incidents of a crowd: it takes a while, since one person's writes are counted. */
async function prepareRooms(stage: Stage, sent: readonly SentCase[], first: SentCase): Promise<Room[]> {
  const rooms: Room[] = [];
  for (let at = 0; at < MANY; at++) {
    const one = sent[at % sent.length] ?? first;
    rooms.push({
      one,
      prepared: await prepareIncident(stage, one),
      backMinutes: Math.floor(at / sent.length),
    });
  }
  return rooms;
}

async function crowd(stage: Stage, rooms: readonly Room[], notes: Notes): Promise<Once> {
  const idle = await notes.during(sleep(NOTES.idleMs));
  const all = Promise.all(
    rooms.map(({ one, prepared, backMinutes }) => watch(stage, one, prepared, { by: "person", backMinutes })),
  );
  const busy = await notes.during(all);
  for (const { prepared } of rooms) prepared.tab.close();
  return { idle, busy, watched: await all };
}

const halfAndAll = (values: readonly number[]) => ({
  p50: round(quantile(values, 0.5)),
  max: round(quantile(values, 1)),
});

const slowest = (values: readonly number[]) => ({
  notes: values.length,
  p50: round(quantile(values, 0.5)),
  p95: round(quantile(values, 0.95)),
  p99: round(quantile(values, 0.99)),
});
