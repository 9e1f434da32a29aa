/** What a connected browser sees of an investigation, and when. */
import { setTimeout as sleep } from "node:timers/promises";

import type { RoomState } from "@/lib/timeline/state";
import { alertmanagerCall } from "@/test/alertmanager-call";
import { openTab, type Tab } from "@/test/crash/tab";

import type { SentCase } from "./sent-case";
import type { Stage } from "./stage";

const LOOK_MS = 5;
const LIMIT_MS = 120_000;

export type Watched = {
  case: string;
  firstCardMs: number;
  /** Since when the true cause has been first of what was judged; NaN where it never was. */
  firstCorrectMs: number;
  doneMs: number;
  isCorrect: boolean;
};

const MINUTE_MS = 60_000;
const BEFORE_MS = 60 * MINUTE_MS;

let asked = 0;

/** Declares an incident of a case, with its changes and a browser in its room. */
export async function prepareIncident(
  stage: Stage,
  sent: SentCase,
): Promise<{ incidentId: string; tab: Tab }> {
  const declared = await stage.call("/api/incidents", {
    commandId: `bench-${process.pid}-${++asked}`,
    title: `Alert on ${sent.service ?? "the shop"}`,
    severity: "SEV2",
  });
  const incidentId = String(Reflect.get(Object(declared), "incidentId"));
  for (const [at, payload] of sent.changes.entries())
    await stage.call(`/api/incidents/${incidentId}/events`, {
      commandId: `change-${at}`,
      type: "change_linked",
      payload,
    });
  const tab = openTab({ url: stage.url, token: stage.token, incidentId, random: Math.random });
  while (!tab.isLive() || tab.room().events.length === 0) await sleep(LOOK_MS);
  return { incidentId, tab };
}

/**
 * How an investigation comes about: an alert of the case's service, so many minutes late, joins the incident; or somebody
 * asks for it, so many minutes further back. By these minutes its window is none that was looked at before.
 */
type Cause = { by: "alert"; lateMinutes: number } | { by: "person"; backMinutes: number };

/** Has it investigated, and watches until the end. */
export async function watch(
  stage: Stage,
  sent: SentCase,
  { incidentId, tab }: { incidentId: string; tab: Tab },
  cause: Cause,
): Promise<Watched> {
  asked += 1;
  const startMs = performance.now();
  const sinceStart = () => performance.now() - startMs;
  if (cause.by === "alert") await ring(stage, sent, iso(sent.alarmMs + cause.lateMinutes * MINUTE_MS));
  else
    await stage.call(`/api/incidents/${incidentId}/investigations`, {
      commandId: `start-${asked}`,
      alarmAt: iso(sent.alarmMs),
      from: iso(Math.floor(sent.alarmMs / MINUTE_MS) * MINUTE_MS - BEFORE_MS - cause.backMinutes * MINUTE_MS),
      ...(sent.service !== null && { service: sent.service }),
    });
  let firstCardMs = Number.NaN;
  let firstCorrectMs = Number.NaN;
  for (;;) {
    const { state } = tab.room();
    if (Number.isNaN(firstCardMs) && Object.values(state.hypotheses).some(({ standing }) => !standing))
      firstCardMs = sinceStart();
    const isCorrect = leads(state, sent.truth);
    if (!isCorrect) firstCorrectMs = Number.NaN;
    else if (Number.isNaN(firstCorrectMs)) firstCorrectMs = sinceStart();
    const [run] = Object.values(state.investigations);
    if (run && run.state !== "running") {
      if (run.state !== "finished") throw new Error(`${sent.name}: ${run.state}: ${run.outcome}`);
      return { case: sent.name, firstCardMs, firstCorrectMs, doneMs: sinceStart(), isCorrect };
    }
    if (sinceStart() > LIMIT_MS) throw new Error(`${sent.name} is not over after ${LIMIT_MS} ms.`);
    await sleep(LOOK_MS);
  }
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Sends an alert as Alertmanager does: the incident's title names its service, so it joins that. */
async function ring(stage: Stage, { name, service }: SentCase, startsAt: string): Promise<void> {
  const alert = {
    fingerprint: `${name}-${process.pid}-${asked}`,
    startsAt,
    labels: { service: service ?? "the shop", severity: "critical" },
  };
  await stage.call("/api/alerts/alertmanager", alertmanagerCall([alert]));
}

/** Is the true cause the likeliest of all cards that have been judged? */
function leads({ hypotheses }: RoomState, truth: readonly string[]): boolean {
  const judged = Object.values(hypotheses)
    .filter(
      ({ machineState, standing }) =>
        !standing && machineState !== "proposed" && machineState !== "investigating",
    )
    .sort((one, other) => (other.probability ?? 0) - (one.probability ?? 0));
  const component = judged[0]?.component ?? "";
  return component.split(">").some((service) => truth.includes(service));
}
