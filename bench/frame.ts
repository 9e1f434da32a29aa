/** `npm run bench:frame -- --json [--sizes 1,4,16,window]`: frames of two synthetic hours, from the store to the web node. See bench/README.md. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

import { openTelemetryProcess, type TelemetryProcess } from "@/lib/server/telemetry-process";
import { openTelemetryStore } from "@/lib/store/telemetry/telemetry-store";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import { bundleTelemetry } from "./frame/bundle-telemetry";
import { fillStore, roomyStore } from "./frame/fill-store";
import { lateRows } from "./frame/late-rows";
import type { Size } from "./frame/synthetic-signals";
import { cpuSeconds } from "./log/process-figures";
import { spread } from "./log/spread";

const RUNS = 5;
const MIB = 1_024 * 1_024;
const MINUTE_US = 60_000_000;
const HOUR_US = 60 * MINUTE_US;
const UNIT: Size = { series: 250, spans: 125_000, logs: 125_000 };
const WINDOW: Size = { series: 2_000, spans: 1_000_000, logs: 1_000_000 };
const MARK = "PARALLAX_BENCH_FRAME";
const { signal: never } = new AbortController();

type Window = { fromUs: number; toUs: number };
type Entries = Awaited<ReturnType<typeof bundleTelemetry>>;
/** Where a store is kept, as a node keeps it, and what reads it. */
type Place = { dataDirectory: string; entries: Entries };

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

/** One run more than are counted: the first warms up. `before` is not counted. */
async function repeated(
  task: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => undefined,
) {
  const seconds: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    await before();
    seconds.push(await secondsOf(task));
  }
  return spread(seconds.slice(1));
}

const storeOf = (dataDirectory: string) => roomyStore(join(dataDirectory, "telemetry"));

function telemetryOf({ dataDirectory, entries }: Place) {
  const { limitBytes, maxAgeHours } = storeOf(dataDirectory);
  // By this its processor is found.
  process.env[MARK] = dataDirectory;
  return openTelemetryProcess(
    entries.telemetry,
    {
      dataDirectory,
      telemetryLimitBytes: limitBytes,
      telemetryMaxAgeHours: maxAgeHours,
      sources: [],
    },
    () => undefined,
  );
}

let looks = 0;

/** What the explorer shows first of a window. A frame is kept for a moment, so each is asked for of a window of its own. */
async function shown({ view }: TelemetryProcess["frames"], { fromUs, toUs }: Window): Promise<void> {
  looks += 1;
  const read = await view({ name: "overview", asked: null, window: { fromUs: fromUs + looks, toUs } });
  if (!read.ok) throw new Error(read.problem.detail);
}

/** What the process that measures has used of the processors, and this one, which is a web node to it. */
function cpuUsed({ dataDirectory }: Place): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + cpuSeconds("telemetry.js", `${MARK}=${dataDirectory}`);
}

/** The first frame of a window after a start, and those that follow it. */
async function fromCold(place: Place, window: Window) {
  const { frames, status, close } = telemetryOf(place);
  try {
    await status();
    const coldSeconds = await secondsOf(() => shown(frames, window));
    return { coldSeconds, totalSeconds: await repeated(() => shown(frames, window)) };
  } finally {
    await close();
  }
}

/** Frames of a window whose minutes were measured when they ended, as in production. */
async function measureWarm(place: Place, window: Window) {
  const { frames, take, close } = telemetryOf(place);
  // The last minute that the window touches has ended too.
  const nowUs = window.toUs + 2 * MINUTE_US;
  const warm = () => frames.warm(nowUs, never);
  try {
    const warmingSeconds = await secondsOf(warm);
    const kept = await warm();
    await shown(frames, window);
    const cpu = cpuUsed(place);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const totalSeconds = await repeated(() => shown(frames, window));
    delay.disable();
    const usedSeconds = (cpuUsed(place) - cpu) / (RUNS + 1);
    const webDelayMs = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    const moved = { fromUs: window.fromUs - 30_000_000, toUs: window.toUs - 30_000_000 };
    const movedSeconds = await repeated(() => shown(frames, moved));
    const late = () => Promise.all(lateRows(window.toUs - 10 * MINUTE_US).map((sent) => take(sent)));
    const lateSeconds = await repeated(() => shown(frames, window), late);
    const minuteSeconds = await repeated(warm, late);
    return {
      totalSeconds,
      cpuSeconds: usedSeconds,
      webDelayMs,
      movedSeconds,
      lateSeconds,
      minuteSeconds,
      warmingSeconds,
      keptMiB: kept.bytes / MIB,
    };
  } finally {
    await close();
  }
}

async function measure(size: Size, entries: Entries) {
  const dataDirectory = mkdtempSync(join(tmpdir(), "parallax-bench-frame-"));
  const place = { dataDirectory, entries };
  async function withStore<Result>(work: (store: TelemetryStore) => Promise<Result>): Promise<Result> {
    const store = await openTelemetryStore(storeOf(dataDirectory), entries.store);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
  try {
    const window = await fillStore(storeOf(dataDirectory), size);
    const readSeconds = await withStore(({ rows }) =>
      repeated(() => Promise.all([rows.points(window), rows.spans(window), rows.logs(window)])),
    );
    const { coldSeconds } = await fromCold(place, window);
    const warm = await measureWarm(place, window);
    await withStore((store) => store.keepHouse(window.toUs + 3 * HOUR_US));
    const sealed = await fromCold(place, window);
    return { ...size, readSeconds, ...warm, coldSeconds, sealed };
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

const entries = await bundleTelemetry();
const measured: Record<string, Awaited<ReturnType<typeof measure>>> = {};
for (const name of asked) {
  const size = SIZES.get(name);
  if (!size) throw new Error(`There is no size "${name}".`);
  measured[name] = await measure(size, entries);
  process.stderr.write(`${name}: ${JSON.stringify(measured[name])}\n`);
}
process.stdout.write(`${JSON.stringify({ n: RUNS, ...measured })}\n`);
