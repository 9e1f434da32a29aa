import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import { openOutbox } from "../otlp/outbox";
import { readCase, type RecordedCase } from "../replay/read-case";
import { extentOf, replay } from "../replay/replay";
import { shiftChanges } from "../replay/shift-changes";
import { realClock } from "../run/real-clock";
import type { Alarm } from "./alarm";
import { createChangeTeller } from "./change-teller";
import type { OrderTo, Telling } from "./orders";
import { ring } from "./ring";

/** What a responder may see of a case: that something rang, and when. Times in seconds. */
const alarmFile = z.object({
  anomalyStart: z.number(),
  symptom: z
    .object({ service: z.string().nullish(), metric: z.string().nullish(), summary: z.string().nullish() })
    .nullish(),
});

/**
 * Replays a case to now: the past as fast as it is taken, so that its alarm lies `leadSeconds` back; then it rings, and
 * the rest goes on as it happened, until the recording or the signal ends.
 */
export async function serveCase({
  order: { folder, leadSeconds, ...destination },
  signal,
  tell,
}: {
  order: OrderTo<"replay">;
  signal: AbortSignal;
  tell: (telling: Telling) => void;
}): Promise<void> {
  const recording = await readCase(folder);
  if (!recording.ok) return tell({ is: "problem", detail: recording.problem });
  const extent = extentOf(recording.value);
  if (!extent) return tell({ is: "problem", detail: "The case has no telemetry." });
  const about = alarmFile.parse(JSON.parse(await readFile(join(folder, "case.json"), "utf8")));
  const clock = realClock(signal);
  const startMs = clock.now();
  const alarmMs = about.anomalyStart * 1_000;
  const shiftMs = startMs - leadSeconds * 1_000 - alarmMs;
  const pastUntilMs = lastBefore(recording.value, startMs - shiftMs) + shiftMs;
  const outbox = openOutbox(destination);
  tell({ is: "open", breakables: [] });
  let isPast = true;
  let heard = Promise.resolve();
  const alarm = alarmOf(about, alarmMs + shiftMs);
  const wait = (ms: number) => clock.until(clock.now() + ms);
  const tellChanges = createChangeTeller(destination, wait);
  const changes = shiftChanges(recording.value.changes, shiftMs);
  const tellOfChanges = async (untilMs: number) => {
    const failure = await tellChanges(changes, untilMs);
    if (failure !== null) tell(problem(failure));
  };
  const goLive = async () => {
    const failure = await ring(destination, alarm, wait);
    tell(failure === null ? { is: "rang", title: alarm.summary, service: alarm.service } : problem(failure));
  };
  try {
    await replay({
      recording: recording.value,
      // As though it had begun at a time that makes the present of the recording that of the clock.
      extent: { firstMs: startMs - shiftMs },
      shiftMs,
      speed: 1,
      outbox,
      clock,
      signal,
      report({ failures, ...sent }, untilMs) {
        tell({ is: "told", untilMs, ...sent, failed: failures.length });
        if (isPast && untilMs < pastUntilMs) return;
        heard = heard.then(() => tellOfChanges(untilMs));
        if (!isPast) return;
        isPast = false;
        tell({ is: "live" });
        heard = heard.then(goLive);
      },
    });
    await heard;
  } finally {
    await outbox.close();
  }
}

const problem = (detail: string): Telling => ({ is: "problem", detail });

/** When the last of what happened by a time did. Milliseconds since 1970. */
function lastBefore({ points, spans, logs }: RecordedCase, untilMs: number): number {
  let last = -Infinity;
  const include = (atMs: number) => {
    if (atMs <= untilMs && atMs > last) last = atMs;
  };
  for (const { atMs } of points) include(atMs);
  for (const { endMs } of spans) include(endMs);
  for (const { atMs } of logs) include(atMs);
  return last;
}

function alarmOf({ symptom }: z.output<typeof alarmFile>, startedAtMs: number): Alarm {
  const service = symptom?.service ?? "";
  const metric = symptom?.metric ?? null;
  return {
    name: metric === null ? "OutOfBounds" : `${nameOf(metric, service)}OutOfBounds`,
    service,
    metric,
    summary: symptom?.summary ?? `${wordsOf(metric, service)} is out of bounds`,
    startedAtMs,
    endedAtMs: null,
  };
}

/** "Latency" of "PetSite_latency-Average". */
function nameOf(metric: string, service: string): string {
  const bare = metric.replace(`${service}_`, "").replace(/-(ms|pct)$/u, "");
  const words = wordsOf(bare, service).split(" ");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** "PetSite latency" of "PetSite_latency-Average". */
function wordsOf(metric: string | null, service: string): string {
  if (metric === null) return service;
  return metric.replace(/-(average|sum|maximum|minimum)$/iu, "").replaceAll(/[_-]+/gu, " ");
}
