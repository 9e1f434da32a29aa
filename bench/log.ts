/** `npm run bench:log -- --json`: the log and its live delivery beside a bare loop, in one run. See bench/README.md. */
import { join } from "node:path";

import { migrate } from "@/scripts/database/migrations.mjs";
import { startThrowaway } from "@/scripts/database/throwaway.mjs";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import type { BareNode } from "./log/bare-node";
import type { Clients } from "./log/clients";
import { kibForEach } from "./log/memory";
import { type Process, start } from "./log/messages";
import type { OneIncident } from "./log/one-incident";
import type { ParallaxNode } from "./log/parallax-node";
import { quantile, round, spread } from "./log/spread";

const RUNS = 3;
const CLIENTS = 1_000;
const WRITERS = 64;
const MISSED = 200;
const THROUGHPUT_SECONDS = 8;
const LATENCY = { perSecond: 20, seconds: 15 };
const ONE_INCIDENT_SECONDS = 5;

type Load = {
  perSecond: number;
  p50: number;
  p99: number;
  acknowledged: number;
  lost: number;
  duplicated: number;
};

const median = (values: readonly number[]) => round(quantile(values, 0.5));
const say = (line: string) => process.stderr.write(`${line}\n`);

async function loadWith(clients: Process<Clients>): Promise<Load> {
  const { acknowledged, seconds } = await clients.ask("throughput", {
    writers: WRITERS,
    seconds: THROUGHPUT_SECONDS,
  });
  const { p50, p99, written } = await clients.ask("latency", LATENCY);
  const perSecond = acknowledged / seconds;
  say(
    `  ${round(perSecond)} appends/s; to the last of ${CLIENTS}: p50 ${round(p50)} ms, p99 ${round(p99)} ms`,
  );
  return { perSecond, p50, p99, acknowledged: acknowledged + written, ...(await clients.ask("faults")) };
}

async function parallaxRun(databaseUrl: string) {
  const env = { DATABASE_URL: databaseUrl, PARALLAX_SECRET: "only-for-the-bench-".repeat(2) };
  const node = start<ParallaxNode>("parallax-node.ts", env);
  const clients = start<Clients>("clients.ts");
  try {
    const { url, token } = await node.ask("open");
    const incidentId = await node.ask("declare");
    // What a first connection costs once is not counted for each.
    await clients.ask("connect", { url, token, incidentId, count: 50 });
    await clients.ask("close");
    const before = await node.ask("memory");
    await clients.ask("connect", { url, token, incidentId, count: CLIENTS });
    const kibPerConnection = kibForEach(before, await node.ask("memory"), CLIENTS);

    const load = await loadWith(clients);
    const stored = await node.ask("stored", incidentId);
    await clients.ask("leave");
    await node.ask("write", { incidentId, count: MISSED });
    const herdSeconds = await clients.ask("comeBack", { head: stored + MISSED });
    say(
      `  ${MISSED} missed by ${CLIENTS}: ${round(herdSeconds)} s; ${round(kibPerConnection)} KiB per connection`,
    );
    const { lost, duplicated } = await clients.ask("faults");
    // The declaration is the one event that no client wrote.
    const notStored = Math.max(0, load.acknowledged + 1 - stored);
    return { ...load, lost: lost + notStored, duplicated, herdSeconds, kibPerConnection };
  } finally {
    await clients.stop();
    await node.stop();
  }
}

async function bareRun(databaseUrl: string): Promise<Load> {
  const node = start<BareNode>("bare-node.ts", { DATABASE_URL: databaseUrl });
  const clients = start<Clients>("clients.ts");
  try {
    const { url } = await node.ask("open");
    await clients.ask("connect", { url, count: CLIENTS });
    return await loadWith(clients);
  } finally {
    await clients.stop();
    await node.stop();
  }
}

async function oneIncidentRun(databaseUrl: string): Promise<number> {
  const child = start<OneIncident>("one-incident.ts");
  try {
    const run = { databaseUrl, writers: WRITERS, seconds: ONE_INCIDENT_SECONDS };
    const { perSecond, missing } = await child.ask("run", run);
    if (missing !== 0) throw new Error(`${missing} acknowledged events are missing`);
    say(`  ${round(perSecond)} appends/s on one incident with ${WRITERS} writers`);
    return perSecond;
  } finally {
    await child.stop();
  }
}

async function main(): Promise<void> {
  const database = await startThrowaway();
  try {
    await migrate({ url: database.url, folder: join(PROJECT_ROOT, "prisma", "migrations") });
    const ours: Awaited<ReturnType<typeof parallaxRun>>[] = [];
    const bare: Load[] = [];
    const alone: number[] = [];
    for (let run = 1; run <= RUNS; run++) {
      say(`run ${run} of ${RUNS}: Parallax`);
      ours.push(await parallaxRun(database.url));
      say(`run ${run} of ${RUNS}: the bare loop`);
      bare.push(await bareRun(database.url));
      say(`run ${run} of ${RUNS}: the log alone`);
      alone.push(await oneIncidentRun(database.url));
    }
    const spreads = {
      appendsPerSecond: spread(ours.map(({ perSecond }) => perSecond)),
      bareAppendsPerSecond: spread(bare.map(({ perSecond }) => perSecond)),
      p50Ms: spread(ours.map(({ p50 }) => p50)),
      p99Ms: spread(ours.map(({ p99 }) => p99)),
      bareP50Ms: spread(bare.map(({ p50 }) => p50)),
      bareP99Ms: spread(bare.map(({ p99 }) => p99)),
      oneIncidentAppendsPerSecond: spread(alone),
      herdSeconds: spread(ours.map(({ herdSeconds }) => herdSeconds)),
      kibPerConnection: spread(ours.map(({ kibPerConnection }) => kibPerConnection)),
    };
    const medians = Object.fromEntries(
      Object.entries(spreads).map(([key, { median: middle }]) => [key, middle]),
    );
    const result = {
      n: RUNS,
      clients: CLIENTS,
      ...medians,
      throughputRatio: median(
        ours.map(({ perSecond }, run) => perSecond / (bare[run]?.perSecond ?? Number.NaN)),
      ),
      p99Ratio: median(ours.map(({ p99 }, run) => p99 / (bare[run]?.p99 ?? Number.NaN))),
      lost: ours.reduce((sum, { lost }) => sum + lost, 0),
      duplicated: ours.reduce((sum, { duplicated }) => sum + duplicated, 0),
      spread: spreads,
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await database.stop();
  }
}

await main();
