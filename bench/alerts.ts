/** `npm run bench:alerts -- --json [--alerts 10000]`: storms of alerts in batches of several sizes. See bench/README.md. */
import { setTimeout as sleep } from "node:timers/promises";

import { alertsOf } from "@/lib/timeline/alert-book";
import type { IncidentEvent } from "@/lib/timeline/event";
import { fold } from "@/lib/timeline/room";
import { alertmanagerCall, type SentAlert } from "@/test/alertmanager-call";

import { startBystander } from "./alerts/bystander";
import { startStormNode } from "./alerts/storm-node";
import { round } from "./log/spread";

const BATCHES = [1, 10, 100, 1_000, 10_000];
const SERVICES = 50;
/** Calls under way at once. */
const SENDERS = 16;
const IDLE_MS = 3_000;

const at = process.argv.indexOf("--alerts");
const ALERTS = at < 0 ? 10_000 : Number(process.argv[at + 1]);
const say = (line: string) => process.stderr.write(`${line}\n`);

const node = await startStormNode();

function storm(name: string): SentAlert[] {
  return Array.from({ length: ALERTS }, (_, index) => ({
    fingerprint: `${name}-${index}`,
    startsAt: new Date().toISOString(),
    labels: {
      alertname: "PodNotReady",
      service: `service-${index % SERVICES}`,
      pod: `service-${index % SERVICES}-7c9d8b6f5-${index}`,
      namespace: "production",
      cluster: "eu-west-1",
      severity: "warning",
    },
    annotations: { summary: `Pod ${index} has not been ready for five minutes` },
  }));
}

/** Sends calls as Alertmanager does: again where it is told to wait. Gives how often it was. */
async function send(calls: string[]): Promise<number> {
  let waits = 0;
  const sender = async () => {
    for (let call = calls.pop(); call !== undefined; call = calls.pop()) {
      const response = await node.alert(call);
      await response.text();
      if (response.ok) continue;
      if (response.status !== 503) throw new Error(`A call was answered with ${response.status}.`);
      waits += 1;
      calls.push(call);
      await sleep(Number(response.headers.get("retry-after")) * 1_000);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return waits;
}

async function logOf(incidentId: string): Promise<IncidentEvent[]> {
  const events: IncidentEvent[] = [];
  for (;;) {
    const page = await node.events(incidentId, events.length);
    const read = page.split("\n").filter((line) => line !== "");
    if (read.length === 0) return events;
    for (const line of read) events.push(JSON.parse(line));
  }
}

async function run(batch: number) {
  const alerts = storm(`b${batch}`);
  const calls = Array.from({ length: Math.ceil(ALERTS / batch) }, (_, index) =>
    JSON.stringify(alertmanagerCall(alerts.slice(index * batch, (index + 1) * batch))),
  );
  const bystander = startBystander(node, await node.declare(`Bystander of ${batch}`));
  const startMs = performance.now();
  const waits = await send(calls);
  const seconds = (performance.now() - startMs) / 1_000;
  const { p50Ms, p99Ms } = await bystander();

  const incidents = await node.active();
  const kept = new Set<string>();
  let foldMs = 0;
  for (const incidentId of incidents) {
    const events = await logOf(incidentId);
    const foldStartMs = performance.now();
    const state = fold(incidentId, events);
    foldMs += performance.now() - foldStartMs;
    for (const { fingerprint = "" } of alertsOf(state.alerts)) kept.add(fingerprint);
    await node.append(incidentId, {
      commandId: "over",
      type: "status_changed",
      payload: { status: "resolved" },
    });
  }
  const figures = {
    batch,
    alertsPerSecond: round(ALERTS / seconds),
    seconds: round(seconds),
    incidentsOpened: incidents.length,
    lost: alerts.filter(({ fingerprint }) => !kept.has(fingerprint)).length,
    toldToWait: waits,
    bystanderP50Ms: p50Ms,
    bystanderP99Ms: p99Ms,
    foldMs: round(foldMs),
  };
  say(JSON.stringify(figures));
  return figures;
}

try {
  for (const incidentId of await node.active())
    await node.append(incidentId, { commandId: "x", type: "status_changed", payload: { status: "closed" } });
  const idle = startBystander(node, await node.declare("Bystander of nothing"));
  await sleep(IDLE_MS);
  const { p50Ms, p99Ms } = await idle();
  const runs = [];
  for (const batch of BATCHES.filter((size) => size <= ALERTS)) runs.push(await run(batch));
  const slowest = Math.min(...runs.map(({ alertsPerSecond }) => alertsPerSecond));
  const result = {
    alerts: ALERTS,
    alertsPerSecond: slowest,
    incidentsOpened: Math.max(...runs.map(({ incidentsOpened }) => incidentsOpened)),
    lost: runs.reduce((sum, { lost }) => sum + lost, 0),
    idle: { bystanderP50Ms: p50Ms, bystanderP99Ms: p99Ms },
    runs,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await node.stop();
}
