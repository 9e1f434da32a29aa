/** `npm run bench:investigation -- --json [--rounds 5] [--crowds 3] [--crowd-workers 2]`: from alert to verdict on a connected browser. See bench/README.md. */
import { setTimeout as sleep } from "node:timers/promises";

import { crowds } from "./investigation/crowd";
import { type SentCase, sendCase } from "./investigation/sent-case";
import { openStage } from "./investigation/stage";
import { prepareIncident, type Watched, watch } from "./investigation/watched";
import { quantile, round } from "./log/spread";

const CASES = ["amber", "birch", "cedar"];
/** Each ends so much earlier than the one before, in minutes: they share no window. */
const APART_MINUTES = 360;
const WORKERS = [1, 2, 4];
/** The one of which the figures are: as many as this machine has processors. */
const USUAL = 2;

const given = (name: string) => {
  const flag = process.argv.indexOf(name);
  return flag < 0 ? undefined : process.argv[flag + 1];
};
const ROUNDS = Number(given("--rounds") ?? 5);
const CROWDS = Number(given("--crowds") ?? 3);
const CROWD_WORKERS = Number(given("--crowd-workers") ?? USUAL);
/** A frame is as good as new for so long: who looks at the same window again after it has it made anew. */
const FORGOTTEN_MS = 61_000;
const say = (line: string) => process.stderr.write(`${line}\n`);

const percentiles = (values: readonly number[]) => {
  const known = values.filter((value) => !Number.isNaN(value));
  return { p50: round(quantile(known, 0.5)), p95: round(quantile(known, 0.95)) };
};

const stage = await openStage();
try {
  const sent: SentCase[] = [];
  for (const [at, name] of CASES.entries()) sent.push(await sendCase(stage, name, 1 + at * APART_MINUTES));
  say(`${CASES.length} cases sent`);

  const byWorkers = new Map<number, Watched[]>();
  for (const workers of WORKERS) {
    await stage.employ(workers);
    const all: Watched[] = [];
    if (ROUNDS > 0) await sleep(FORGOTTEN_MS);
    // What a worker costs once, when it starts, is not counted for each.
    for (const one of sent) await once(one, 0);
    for (let turn = 1; turn <= ROUNDS; turn++)
      for (const one of sent) {
        const watched = await once(one, turn);
        all.push(watched);
        say(
          `${workers} workers, ${watched.case}: card ${round(watched.firstCardMs)}, correct ${round(watched.firstCorrectMs)}, done ${round(watched.doneMs)} ms, ${watched.isCorrect ? "right" : "wrong"}`,
        );
      }
    byWorkers.set(workers, all);
  }
  await stage.employ(CROWD_WORKERS);
  const many = await crowds(stage, sent, { times: CROWDS, apartMs: FORGOTTEN_MS });
  const usual = byWorkers.get(USUAL) ?? [];
  const result = {
    cases: CASES.length,
    n: usual.length,
    firstCardMs: percentiles(usual.map(({ firstCardMs }) => firstCardMs)),
    firstCorrectMs: percentiles(usual.map(({ firstCorrectMs }) => firstCorrectMs)),
    doneMs: percentiles(usual.map(({ doneMs }) => doneMs)),
    correctAtEnd: round(usual.filter(({ isCorrect }) => isCorrect).length / usual.length),
    doneMsByWorkers: Object.fromEntries(
      [...byWorkers].map(([workers, all]) => [workers, percentiles(all.map(({ doneMs }) => doneMs))]),
    ),
    crowd: many,
    peakMib: stage.peakMib(),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await stage.stop();
}

async function once(sent: SentCase, lateMinutes: number): Promise<Watched> {
  const prepared = await prepareIncident(stage, sent);
  await sleep(100);
  const watched = await watch(stage, sent, prepared, { by: "alert", lateMinutes });
  prepared.tab.close();
  // The next alert of the service is none of this incident's.
  await stage.call(`/api/incidents/${prepared.incidentId}/events`, {
    commandId: "over",
    type: "status_changed",
    payload: { status: "resolved" },
  });
  return watched;
}
