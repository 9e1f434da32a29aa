/** `npm run bench:telemetry -- --json [--seconds 60] [--signals traces,logs]`: what is ingested beside what its parts do alone. See bench/README.md. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { z } from "zod";

import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { start } from "./log/messages";
import { round } from "./log/spread";
import { capture } from "./telemetry/captured";
import type { Limits } from "./telemetry/limits";
import { type BenchSignal, benchSignals } from "./telemetry/plan";
import type { Senders } from "./telemetry/senders";
import { startNode } from "./telemetry/shipped-node";

const SENDERS = 10;
/** For each limit at most: long enough for the checkpoints that go with appending. */
const LIMIT_SECONDS = 20;
const TABLES = { traces: "spans", metrics: "points", logs: "logs" };

const given = (name: string) => {
  const flag = process.argv.indexOf(name);
  return flag < 0 ? undefined : process.argv[flag + 1];
};
const SECONDS = Number(given("--seconds") ?? 60);
const say = (line: string) => process.stderr.write(`${line}\n`);

async function limitOf(signal: BenchSignal, captured: string) {
  const limits = start<Limits>("../telemetry/limits.ts");
  const seconds = Math.min(LIMIT_SECONDS, SECONDS);
  try {
    const decode = await limits.ask("decode", { captured, signal, seconds });
    const append = await limits.ask("append", { captured, signal, seconds });
    say(`${signal}: ${round(decode)}/s decoded, ${round(append)}/s appended`);
    return { limit: Math.min(decode, append) };
  } finally {
    await limits.stop();
  }
}

/** Pushes as fast as it goes, kills the node, starts it again, and looks whether all that it acknowledged is there. */
async function push(signal: BenchSignal, captured: string) {
  const node = await startNode();
  const senders = start<Senders>("../telemetry/senders.ts");
  try {
    const { url, token } = node;
    const pushed = await senders.ask("push", {
      url,
      token,
      captured,
      signal,
      senders: SENDERS,
      seconds: SECONDS,
    });
    const peakRssMiB = node.peakRssMiB();
    await node.crash();
    const lost = Math.max(0, pushed.acknowledged - (await node.countStored(TABLES[signal])));
    const perSecond = pushed.acknowledged / pushed.seconds;
    say(
      `${signal}: ${round(perSecond)}/s over HTTP, ${pushed.turnedAway} turned away, peak ${round(peakRssMiB)} MiB, ${lost} lost, senders used ${round(pushed.cpuSeconds)} s`,
    );
    return { perSecond, peakRssMiB, lost };
  } finally {
    await senders.stop();
    await node.stop();
  }
}

const FRAME_SIZES = ["1", "4", "16"] as const;
const frames = z.record(z.enum(FRAME_SIZES), z.object({ totalSeconds: z.object({ median: z.number() }) }));

/** Medians of what `npm run bench:frame` measures, in a process of its own. */
async function frameSeconds(): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      "--import",
      "tsx",
      "--max-old-space-size=8192",
      join(PROJECT_ROOT, "bench", "frame.ts"),
      "--json",
      "--sizes",
      FRAME_SIZES.join(","),
    ],
    { cwd: PROJECT_ROOT },
  );
  const { n: _runs, ...bySize } = z.looseObject({}).parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  const measured = frames.parse(bySize);
  return Object.fromEntries(FRAME_SIZES.map((size) => [size, measured[size].totalSeconds.median]));
}

type Measured = Awaited<ReturnType<typeof limitOf>> & Awaited<ReturnType<typeof push>>;

async function measure(signal: BenchSignal, captured: string): Promise<Measured> {
  return { ...(await limitOf(signal, captured)), ...(await push(signal, captured)) };
}

const captured = mkdtempSync(join(tmpdir(), "parallax-captured-"));
try {
  await capture(captured);
  const measured: Partial<Record<BenchSignal, Measured>> = {};
  for (const signal of benchSignals)
    if ((given("--signals") ?? signal).includes(signal)) measured[signal] = await measure(signal, captured);
  const { traces, metrics, logs } = measured;
  const all = Object.values(measured);
  const result = {
    spansPerSecond: round(traces?.perSecond ?? 0),
    spansLimitPerSecond: round(traces?.limit ?? 0),
    pointsPerSecond: round(metrics?.perSecond ?? 0),
    pointsLimitPerSecond: round(metrics?.limit ?? 0),
    logsPerSecond: round(logs?.perSecond ?? 0),
    logsLimitPerSecond: round(logs?.limit ?? 0),
    peakRssMiB: round(Math.max(...all.map(({ peakRssMiB }) => peakRssMiB))),
    acknowledgedLost: all.reduce((sum, { lost }) => sum + lost, 0),
    frameSeconds: given("--signals") ? {} : await frameSeconds(),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  rmSync(captured, { recursive: true, force: true });
}
