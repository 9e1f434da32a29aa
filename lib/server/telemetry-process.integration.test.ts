import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";

import type { SignalGap } from "@/lib/telemetry/signals";
import { MIB, sentSpans } from "@/test/telemetry";
import { allButFirst, allowedProcessors } from "@/worker/leave-processor";

import { openTelemetryProcess, type TelemetryProcess } from "./telemetry-process";

const { signal: never } = new AbortController();
const MINUTE_US = 60_000_000;
const fromUs = (Math.floor(Date.now() / 60_000) - 2) * MINUTE_US;
const WINDOW = { fromUs, toUs: fromUs + MINUTE_US };

const heard: (readonly SignalGap[])[] = [];
let folder: string;
let telemetry: TelemetryProcess;

/** The process as it ships; it notes which one it is. */
function entry(): string {
  const file = join(folder, "entry.mjs");
  const shipped = join(inject("bundles"), "telemetry.js");
  const lines = [
    'import { writeFileSync } from "node:fs";',
    `writeFileSync(${JSON.stringify(join(folder, "pid"))}, String(process.pid));`,
    `process.argv[1] = ${JSON.stringify(shipped)};`,
    `await import(${JSON.stringify(pathToFileURL(shipped).href)});`,
  ];
  writeFileSync(file, lines.join("\n"));
  return file;
}

function open(): TelemetryProcess {
  const settings = {
    dataDirectory: folder,
    telemetryLimitBytes: 512 * MIB,
    telemetryMaxAgeHours: 24,
    sources: [],
  };
  return openTelemetryProcess(entry(), settings, (gaps) => heard.push(gaps));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parallax-telemetry-process-"));
  telemetry = open();
});
afterEach(async () => {
  await telemetry.close();
  rmSync(folder, { recursive: true, force: true });
});

const pid = () => Number(readFileSync(join(folder, "pid"), "utf8"));
const take = (at: number, rows: number) => telemetry.take(sentSpans(fromUs + at, rows, `GET /${at}`));
const rowsRead = async () => (await telemetry.read(WINDOW)).spans.startUs.length;

it("keeps what it is sent, whole, and measures it", async () => {
  // Side by side they share the buffers of the pipe.
  const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => take(index * 1_000, 50)));
  expect(taken).toEqual(taken.map(() => expect.objectContaining({ ok: true, rows: 50 })));
  const { spans } = await telemetry.read(WINDOW);
  expect(new Set(spans.texts).size).toBeGreaterThan(20);
  expect(spans.startUs.length).toBe(1_000);
  expect(await telemetry.frames.view({ name: "services", asked: null, window: WINDOW })).toEqual({
    ok: true,
    value: ["shop"],
  });
  expect(heard.at(-1)).toEqual([]);
  expect((await telemetry.status()).oldestUs).toBe(fromUs);
});

it("says what fails in there, and calls off what is no longer wanted", async () => {
  await expect(telemetry.frames.ask("prod", WINDOW, never)).rejects.toThrow("prod is no source here.");
  const abort = new AbortController();
  const asking = telemetry.frames.warm(WINDOW.toUs, abort.signal);
  abort.abort(new Error("no longer wanted"));
  await expect(asking).rejects.toThrow("no longer wanted");
});

it("is begun anew after it was killed, and has what it said it took", async () => {
  expect(await take(0, 10)).toMatchObject({ ok: true });
  const killed = pid();
  const underWay = telemetry.frames.view({ name: "services", asked: null, window: WINDOW });
  process.kill(killed, "SIGKILL");
  await expect(underWay).rejects.toThrow("has ended");
  expect(await rowsRead()).toBe(10);
  expect(pid()).not.toBe(killed);
});

it("ends when it is told to and not by a signal that is meant for all, and leaves its files to the next", async () => {
  await take(0, 10);
  process.kill(pid(), "SIGTERM");
  process.kill(pid(), "SIGINT");
  expect(await take(100, 10)).toMatchObject({ ok: true });
  await telemetry.close();
  expect(isRunning(pid())).toBe(false);
  telemetry = open();
  expect(await rowsRead()).toBe(20);
});

it("ends with a process that is killed, and whoever follows waits for its files", async () => {
  const owner = spawn(process.execPath, [join(inject("bundles"), "telemetry-owner.js"), entry(), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(owner.stdout, "data");
  owner.kill("SIGKILL");
  expect(await take(0, 10)).toMatchObject({ ok: true });
});

it.runIf(process.platform === "linux" && availableParallelism() > 1)(
  "leaves one processor to what people wait for while it reads for investigations, with all its threads",
  async () => {
    const all = allowedProcessors(readFileSync("/proc/self/status", "utf8"));
    await take(0, 10);
    await telemetry.frames.view({ name: "services", asked: null, window: WINDOW });
    expect(processors()).toEqual([all]);
    const alarm = { atUs: WINDOW.toUs, service: null, metric: null };
    const input = { alarm, entryService: null, exclude: [], changes: [] };
    const known = { input, samples: false, source: "Parallax" };
    const reading = telemetry.frames.readInput({ window: WINDOW, unasked: {}, known }, never);
    await vi.waitFor(() => expect(processors()).toEqual([allButFirst(all)]), 10_000);
    expect(await reading).toMatchObject({ isBlank: false });
    await vi.waitFor(() => expect(processors()).toEqual([all]), 10_000);
  },
);

/** Those that threads of the process may run on, each list once. */
function processors(): string[] {
  const threads = `/proc/${pid()}/task`;
  const lists = readdirSync(threads).map((thread) =>
    allowedProcessors(readFileSync(join(threads, thread, "status"), "utf8")),
  );
  return [...new Set(lists)];
}

function isRunning(one: number): boolean {
  try {
    return process.kill(one, 0);
  } catch {
    return false;
  }
}
