/** `npm run bench:frame -- --json [--sizes 1,4,16,window]`: frames of two synthetic hours, from the store to the web node. See bench/README.md. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

import { createFrameThread } from "@/lib/server/frame-thread";
import { openTelemetryStore } from "@/lib/store/telemetry/telemetry-store";

import { bundleThreads } from "./frame/bundle-threads";
import { fillStore, roomyStore } from "./frame/fill-store";
import type { Size } from "./frame/synthetic-signals";
import { spread } from "./log/spread";

const RUNS = 5;
const UNIT: Size = { series: 250, spans: 125_000, logs: 125_000 };
const WINDOW: Size = { series: 2_000, spans: 1_000_000, logs: 1_000_000 };
const { signal: never } = new AbortController();

const scaled = (by: number): Size => ({
  series: UNIT.series * by,
  spans: UNIT.spans * by,
  logs: UNIT.logs * by,
});
const SIZES: ReadonlyMap<string, Size> = new Map([
  ["1", scaled(1)],
  ["4", scaled(4)],
  ["16", scaled(16)],
  ["window", WINDOW],
]);
const flag = process.argv.indexOf("--sizes");
const asked = flag < 0 ? [...SIZES.keys()] : (process.argv[flag + 1] ?? "").split(",");

async function secondsOf(task: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await task();
  return (performance.now() - before) / 1_000;
}

/** One run more than are counted: the first warms up. */
async function repeated(task: () => Promise<unknown>) {
  const seconds: number[] = [];
  for (let run = 0; run <= RUNS; run++) seconds.push(await secondsOf(task));
  return spread(seconds.slice(1));
}

async function measure(size: Size, entries: Awaited<ReturnType<typeof bundleThreads>>) {
  const folder = mkdtempSync(join(tmpdir(), "parallax-bench-frame-"));
  const window = await fillStore(folder, size);
  const store = await openTelemetryStore(roomyStore(folder), entries.store);
  const frames = createFrameThread({ entry: entries.frames, store, backends: [], names: ["Parallax"] });
  try {
    const { rows } = store;
    const readSeconds = await repeated(() =>
      Promise.all([rows.points(window), rows.spans(window), rows.logs(window)]),
    );
    const cpu = process.cpuUsage();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    await frames.frame(window, never);
    delay.enable();
    const totalSeconds = await repeated(() => frames.frame(window, never));
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    const cpuSeconds = (user + system) / 1e6 / (RUNS + 2);
    const webDelayMs = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    return { ...size, readSeconds, totalSeconds, cpuSeconds, webDelayMs };
  } finally {
    await frames.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const entries = await bundleThreads();
const measured: Record<string, Awaited<ReturnType<typeof measure>>> = {};
for (const name of asked) {
  const size = SIZES.get(name);
  if (!size) throw new Error(`There is no size "${name}".`);
  measured[name] = await measure(size, entries);
  process.stderr.write(`${name}: ${JSON.stringify(measured[name])}\n`);
}
process.stdout.write(`${JSON.stringify({ n: RUNS, ...measured })}\n`);
