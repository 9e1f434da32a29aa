/** `npm run bench:telemetry -- --json [--seconds 60]`: what is ingested beside what its parts do alone. See bench/README.md. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";

import { migrate } from "@/scripts/database/migrations.mjs";
import { startThrowaway } from "@/scripts/database/throwaway.mjs";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { start } from "./log/messages";
import { round } from "./log/spread";
import type { Limits } from "./telemetry/limits";
import type { TelemetryNode } from "./telemetry/parallax-node";
import { type BenchSignal, benchSignals } from "./telemetry/plan";
import type { Senders } from "./telemetry/senders";

const SENDERS = 10;
const LIMIT_SECONDS = 5;
const TABLES = { traces: "spans", metrics: "points", logs: "logs" };

const flag = process.argv.indexOf("--seconds");
const SECONDS = flag < 0 ? 60 : Number(process.argv[flag + 1]);
const say = (line: string) => process.stderr.write(`${line}\n`);

async function limitOf(signal: BenchSignal): Promise<{ decode: number; append: number }> {
  const limits = start<Limits>("../telemetry/limits.ts");
  const seconds = Math.min(LIMIT_SECONDS, SECONDS);
  try {
    const decode = await limits.ask("decode", { signal, seconds });
    const append = await limits.ask("append", { signal, seconds });
    say(`${signal}: ${round(decode)}/s decoded, ${round(append)}/s appended`);
    return { decode, append };
  } finally {
    await limits.stop();
  }
}

/** Pushes as fast as it goes, kills the node, and looks whether all that it acknowledged is there. */
async function push(signal: BenchSignal, databaseUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), "parallax-bench-"));
  const node = start<TelemetryNode>("../telemetry/parallax-node.ts", {
    DATABASE_URL: databaseUrl,
    PARALLAX_SECRET: "only-for-the-bench-".repeat(2),
    PARALLAX_DATA_DIR: folder,
  });
  const senders = start<Senders>("../telemetry/senders.ts");
  try {
    const { url, token } = await node.ask("open");
    const { acknowledged, seconds, turnedAway } = await senders.ask("push", {
      url,
      token,
      signal,
      senders: SENDERS,
      seconds: SECONDS,
    });
    const peakRssMiB = await node.ask("peakMib");
    await node.stop();
    const lost = Math.max(0, acknowledged - (await countStored(folder, TABLES[signal])));
    const perSecond = acknowledged / seconds;
    say(
      `${signal}: ${round(perSecond)}/s over HTTP, ${turnedAway} turned away, peak ${round(peakRssMiB)} MiB`,
    );
    return { perSecond, peakRssMiB, lost };
  } finally {
    await senders.stop();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function countStored(folder: string, table: string): Promise<number> {
  const instance = await DuckDBInstance.create(join(folder, "telemetry", "hot.duckdb"));
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${table}`);
  const [row = []] = reader.getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return Number(row[0]);
}

type Measured = Awaited<ReturnType<typeof limitOf>> & Awaited<ReturnType<typeof push>>;

async function main(): Promise<void> {
  const database = await startThrowaway();
  try {
    await migrate({ url: database.url, folder: join(PROJECT_ROOT, "prisma", "migrations") });
    const measured: Measured[] = [];
    for (const signal of benchSignals)
      measured.push({ ...(await limitOf(signal)), ...(await push(signal, database.url)) });
    const [spans, points, logs] = measured;
    const limit = (of: Measured | undefined) => round(Math.min(of?.decode ?? 0, of?.append ?? 0));
    const rate = (of: Measured | undefined) => round(of?.perSecond ?? 0);
    const result = {
      spansPerSecond: rate(spans),
      spansLimitPerSecond: limit(spans),
      pointsPerSecond: rate(points),
      pointsLimitPerSecond: limit(points),
      logsPerSecond: rate(logs),
      logsLimitPerSecond: limit(logs),
      peakRssMiB: round(Math.max(...measured.map(({ peakRssMiB }) => peakRssMiB))),
      acknowledgedLost: measured.reduce((sum, { lost }) => sum + lost, 0),
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await database.stop();
  }
}

await main();
