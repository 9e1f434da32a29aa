import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { MIB, sentLogs, sentPoints, sentSpans, telemetryFolder } from "@/test/telemetry";
import { PROJECT_ROOT } from "@/scripts/root.mjs";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import { openTelemetryStore } from "./telemetry-store";

const HOUR_US = 3_600_000_000;
/** The beginning of an hour. */
const T0 = 490_000 * HOUR_US;
const ALL = { fromUs: 0, toUs: 2 ** 53 };

let place: ReturnType<typeof telemetryFolder>;
let store: TelemetryStore;

beforeEach(async () => {
  place = telemetryFolder();
  store = await place.open();
});

afterEach(async () => {
  await store.close();
  place.remove();
});

async function countsOf({ fromUs, toUs } = ALL) {
  const { points, spans, logs } = await store.read({ fromUs, toUs });
  return [points.value.length, spans.traceId.length, logs.body.length];
}

async function fill(timeUs: number): Promise<void> {
  await store.take(sentSpans(timeUs, 30));
  await store.take(sentLogs(timeUs, 20));
  await store.take(sentPoints(timeUs, 10, { value: Number.NaN }));
}

describe("what was taken", () => {
  it("is read again as it was sent, within its window", async () => {
    await fill(T0);
    await fill(T0 + HOUR_US);
    const { points, spans, logs } = await store.read({ fromUs: T0, toUs: T0 + HOUR_US });
    expect(points.series).toHaveLength(10);
    expect(points.series[3]).toEqual({
      service: "shop",
      metric: "queue.depth",
      unit: "1",
      kind: "gauge",
      attributes: { queue: "q3" },
    });
    expect([...points.value]).toEqual(Array.from({ length: 10 }, () => Number.NaN));
    expect([...spans.startUs]).toEqual(Array.from({ length: 30 }, (_, index) => T0 + index));
    expect([...spans.durationUs]).toEqual(Array.from({ length: 30 }, () => 500));
    expect(spans.attributes[29]).toEqual({ "http.route": "/", "service.name": "shop" });
    expect(spans.traceId[0]).toMatch(/^[0-9a-f]{32}$/);
    expect([spans.texts[spans.service[0] ?? -1], spans.texts[spans.name[0] ?? -1]]).toEqual([
      "shop",
      "GET /",
    ]);
    expect(logs.body[19]).toBe("out of cheese 19");
    expect([...new Set(logs.severity)]).toEqual([17]);
  });

  it("is there after the store was closed, and series keep their numbers", async () => {
    await fill(T0);
    await store.close();
    store = await place.open();
    await fill(T0 + 1);
    expect(await countsOf()).toEqual([20, 60, 40]);
    expect((await store.status()).series).toBe(10);
  });

  it("from many senders at once is all there", async () => {
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) => store.take(sentSpans(T0 + index * 1_000, 100))),
    );
    expect(all.every((taken) => taken.ok && taken.rows === 100)).toBe(true);
    expect(await countsOf()).toEqual([0, 4_000, 0]);
  });

  it("is told where it is malformed, and the next request is taken", async () => {
    const broken = { ...sentSpans(T0, 1), body: Uint8Array.of(0x0a, 0x7f) };
    expect(await store.take(broken)).toMatchObject({ ok: false, why: "malformed" });
    expect(await store.take(sentSpans(T0, 1))).toMatchObject({ ok: true, rows: 1 });
  });
});

describe("hours that are over", () => {
  it("are sealed, and read as before; what comes late for them is read too", async () => {
    await fill(T0);
    await fill(T0 + 3 * HOUR_US);
    const before = await store.read(ALL);
    await store.keepHouse(T0 + 3 * HOUR_US);
    expect(readdirSync(join(place.folder, "segments"))).toHaveLength(3);
    const after = await store.read(ALL);
    expect([...after.spans.spanId].sort()).toEqual([...before.spans.spanId].sort());
    await fill(T0 + 5);
    await store.keepHouse(T0 + 3 * HOUR_US);
    expect(readdirSync(join(place.folder, "segments"))).toHaveLength(6);
    expect(await countsOf()).toEqual([30, 90, 60]);
    expect(await countsOf({ fromUs: T0, toUs: T0 + HOUR_US })).toEqual([20, 60, 40]);
  });

  it("go when they are too old, hot or sealed", async () => {
    await fill(T0);
    await store.keepHouse(T0 + 3 * HOUR_US);
    await fill(T0 + 1);
    await fill(T0 + 30 * HOUR_US);
    await store.keepHouse(T0 + 30 * HOUR_US);
    expect(await countsOf()).toEqual([10, 30, 20]);
    expect(await store.status()).toMatchObject({ oldestUs: T0 + 30 * HOUR_US });
  });
});

describe("series", () => {
  it("beyond what is known are not taken, and those that are known go on", async () => {
    const few = telemetryFolder({ mostSeries: 5 });
    const bounded = await few.open();
    expect(await bounded.take(sentPoints(T0, 5, { from: 0 }))).toMatchObject({ ok: true, rows: 5 });
    expect(await bounded.take(sentPoints(T0 + 1, 3, { from: 4 }))).toMatchObject({
      ok: true,
      rows: 1,
      rejected: { count: 2, message: "2 data points were not taken: of more series than are kept." },
    });
    expect((await bounded.status()).series).toBe(5);
    await bounded.close();
    few.remove();
  });

  it("whose points have gone are forgotten, and make room for new ones", async () => {
    const few = telemetryFolder({ mostSeries: 5 });
    const bounded = await few.open();
    const later = T0 + 23 * HOUR_US;
    await bounded.take(sentPoints(T0, 5, { from: 0 }));
    await bounded.take(sentPoints(later, 2, { from: 3 }));
    // The first hour is sealed: a series is known as long as a segment has it.
    await bounded.keepHouse(later + 0.5 * HOUR_US);
    expect((await bounded.status()).series).toBe(5);
    await bounded.keepHouse(T0 + 25 * HOUR_US);
    expect((await bounded.status()).series).toBe(2);
    expect(await bounded.take(sentPoints(T0 + 25 * HOUR_US, 3, { from: 10 }))).toMatchObject({
      ok: true,
      rows: 3,
    });
    const { points } = await bounded.read(ALL);
    const queues = points.series.map(({ attributes }) => attributes["queue"]);
    expect(new Set(queues)).toEqual(new Set(["q3", "q4", "q10", "q11", "q12"]));
    await bounded.close();
    few.remove();
  });
});

describe("a read", () => {
  it("that is called off ends, and the store goes on", async () => {
    for (let index = 0; index < 10; index++) await store.take(sentLogs(T0 + index * 10_000, 5_000));
    const abort = new AbortController();
    const reads = Array.from({ length: 6 }, () => store.read(ALL, abort.signal));
    abort.abort(new Error("no longer wanted"));
    const outcomes = await Promise.allSettled(reads);
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => "rejected"));
    expect(await countsOf()).toEqual([0, 0, 50_000]);
  });

  it("that takes its time keeps nobody from writing", async () => {
    for (let index = 0; index < 20; index++) await store.take(sentLogs(T0 + index * 10_000, 5_000));
    let isRead = false;
    const read = store.read(ALL).then((tables) => {
      isRead = true;
      return tables;
    });
    await store.take(sentSpans(T0, 10));
    expect(isRead).toBe(false);
    expect((await read).logs.body).toHaveLength(100_000);
  });
});

describe("too much at once", () => {
  it("is turned away with a time to come back, and what was taken is kept", async () => {
    const body = () => ({ ...sentLogs(T0, 1), body: new Uint8Array(20 * MIB) });
    const answers = await Promise.all([
      store.take(sentLogs(T0, 10)),
      store.take(body()),
      store.take(body()),
      store.take(body()),
    ]);
    expect(answers.map((taken) => (taken.ok ? taken.rows : taken.why))).toEqual([
      10,
      "malformed",
      "malformed",
      "busy",
    ]);
    expect(await countsOf()).toEqual([0, 0, 10]);
    expect(await store.take(sentLogs(T0, 1))).toMatchObject({ ok: true });
  });
});

it("whose decoder has died is closed all the same, by the owner of its files", async () => {
  const { folder, remove } = telemetryFolder();
  const decoder = join(folder, "dies.mjs");
  writeFileSync(
    decoder,
    `import { parentPort } from "node:worker_threads";
    parentPort.on("message", () => { throw new Error("dead"); });
    parentPort.postMessage({ ready: true });`,
  );
  const settings = { folder, limitBytes: 512 * MIB, maxAgeHours: 24 };
  // The thread from its source, as in development.
  const owner = join(PROJECT_ROOT, "worker", "telemetry-store-source.mjs");
  const failing = await openTelemetryStore(settings, { owner, decoder });
  await expect(failing.take(sentSpans(T0, 1))).rejects.toThrow("has failed");
  // What is written ahead is part of the file once that is closed.
  const ahead = join(folder, "hot.duckdb.wal");
  expect(existsSync(ahead)).toBe(true);
  await failing.close();
  expect(existsSync(ahead)).toBe(false);
  await expect(failing.status()).rejects.toThrow("has failed");
  remove();
});

it("never takes more of the disk than it may, and the newest data wins", async () => {
  const limitBytes = 8 * MIB;
  const small = telemetryFolder({ limitBytes });
  const bounded = await small.open();
  const bytes = () =>
    readdirSync(small.folder, { recursive: true, encoding: "utf8" }).reduce(
      (sum, name) => sum + (statSync(join(small.folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  const batches = 18;
  let most = 0;
  for (let index = 0; index < batches; index++) {
    expect(await bounded.take(sentSpans(T0 + index * 60_000_000, 10_000, `GET /${index}`))).toMatchObject({
      ok: true,
    });
    most = Math.max(most, bytes());
  }
  const { spans } = await bounded.read(ALL);
  const times = [...spans.startUs];
  expect(most).toBeLessThanOrEqual(limitBytes);
  expect(times.length).toBeGreaterThan(50_000);
  expect(times.length).toBeLessThan(batches * 10_000);
  // Whatever is missing is older than whatever is there.
  const oldest = times.reduce((least, time) => Math.min(least, time), Infinity);
  const kept = batches * 10_000 - Math.round((oldest - T0) / 60_000_000) * 10_000;
  expect(Math.abs(times.length - kept)).toBeLessThanOrEqual(10_000);
  await bounded.close();
  small.remove();
});
