/** A sample case as a team's own telemetry: sent over OTLP, moved to a time that this Parallax keeps. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { linkedDraft } from "./linked-draft";
import { openOutbox } from "@/world/otlp/outbox";
import { readCase as readRecording } from "@/world/replay/read-case";
import { extentOf, replay } from "@/world/replay/replay";

import { changesOf } from "../cases/changes";
import { caseDescription } from "../cases/case-description";
import type { Stage } from "./stage";

/** Everything at once: how fast it is sent is not what is measured. */
const AT_ONCE = 1e9;
const MINUTE_MS = 60_000;

export type SentCase = {
  name: string;
  /** When its alarm rang, moved. */
  alarmMs: number;
  service: string | null;
  /** Any of them is the cause. */
  truth: readonly string[];
  /** Payloads of `change_linked`. */
  changes: readonly object[];
};

/** Sends a case so that its last row lies so many minutes before now. */
export async function sendCase(
  stage: Pick<Stage, "url" | "token">,
  name: string,
  endedMinutes: number,
): Promise<SentCase> {
  const folder = join("samples/cases", name);
  const about = caseDescription.parse(JSON.parse(await readFile(join(folder, "case.json"), "utf8")));
  const recording = await readRecording(folder);
  if (!recording.ok) throw new Error(recording.problem);
  const extent = extentOf(recording.value);
  if (!extent) throw new Error(`${name} has no telemetry.`);
  const shiftMs = Date.now() - endedMinutes * MINUTE_MS - extent.lastMs;
  const outbox = openOutbox({ endpoint: stage.url, token: stage.token });
  const failures: string[] = [];
  await replay({
    recording: recording.value,
    extent,
    shiftMs,
    speed: AT_ONCE,
    outbox,
    clock: { now: Date.now, until: () => Promise.resolve() },
    signal: new AbortController().signal,
    report: (delivery) => failures.push(...delivery.failures),
  });
  await outbox.close();
  if (failures.length > 0) throw new Error(`${name}: ${failures.join(", ")}`);
  const { changes } = changesOf(recording.value.changes, []);
  return {
    name,
    alarmMs: about.anomalyStart * 1_000 + shiftMs,
    service: about.symptom?.service ?? null,
    truth: await truthOf(name),
    changes: changes.map((change) => linkedDraft(change, shiftMs)),
  };
}

async function truthOf(name: string): Promise<readonly string[]> {
  const { services }: { services: readonly string[] } = JSON.parse(
    await readFile(join("bench/truth", `${name}.json`), "utf8"),
  );
  // As the recording names them when it is sent: `world/replay/recorded-series.ts`.
  return services.map((service) => service.replaceAll("~", "_"));
}
