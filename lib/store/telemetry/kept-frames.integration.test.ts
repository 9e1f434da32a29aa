import { afterEach, beforeEach, expect, it } from "vitest";

import { createFrameBuilder } from "@/lib/server/frame-builder";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetryStore } from "@/lib/telemetry/store-port";
import { sentLogs, sentPoints, sentSpans, telemetryFolder } from "@/test/telemetry";

const HOUR_US = 3_600_000_000;
const MINUTE_US = 60_000_000;
/** The beginning of an hour. */
const T0 = 490_000 * HOUR_US;
/** Begins and ends within minutes. */
const WINDOW = { fromUs: T0 + 10_000_000, toUs: T0 + 5.5 * MINUTE_US };
const { signal: never } = new AbortController();

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

const read = async () => noSignals(WINDOW, []);

function builder() {
  const { rows } = store;
  return createFrameBuilder([{ name: "store", signals: ["metrics", "traces", "logs"], rows, read }]);
}

async function fill(timeUs: number): Promise<void> {
  await store.take(sentSpans(timeUs, 30));
  await store.take(sentLogs(timeUs, 20));
  await store.take(sentPoints(timeUs, 10));
}

it("a builder that keeps minutes gives what a new one gives, whatever comes late, is sealed or goes", async () => {
  const keeping = builder();
  const counts: number[][] = [];
  async function compare() {
    const [kept, made] = [await keeping.frame(WINDOW, never), await builder().frame(WINDOW, never)];
    expect(kept).toEqual(made);
    expect(kept.coverage.gaps).toEqual([]);
    counts.push([
      kept.services.reduce((sum, { red }) => sum + red.count, 0),
      kept.logs.reduce((sum, { count }) => sum + count, 0),
      kept.series.reduce((sum, { samples }) => sum + samples.reduce((all, count) => all + count, 0), 0),
    ]);
  }
  await fill(T0 + 2.5 * MINUTE_US);
  await fill(T0 + 5.1 * MINUTE_US);
  await compare();
  await fill(T0 + 1.2 * MINUTE_US);
  await fill(T0 + 2.6 * MINUTE_US);
  await compare();
  await store.keepHouse(T0 + 3 * HOUR_US);
  await compare();
  await fill(T0 + 3.3 * MINUTE_US);
  await compare();
  await store.keepHouse(T0 + 10_000 * HOUR_US);
  await compare();
  const [ofTwo, ofFour, sealed, ofFive, gone] = counts;
  expect(ofTwo).toEqual([60, 40, 20]);
  expect(ofFour).toEqual([120, 80, 40]);
  expect(sealed).toEqual(ofFour);
  expect(ofFive).toEqual([150, 100, 50]);
  expect(gone).toEqual([0, 0, 0]);
});

it("minutes that are measured before anybody asks are those that a frame is made of", async () => {
  await fill(T0 + 2.5 * MINUTE_US);
  const warmed = builder();
  const { minutes, bytes } = await warmed.warm(T0 + 6 * MINUTE_US, never);
  expect(minutes).toBe(120);
  expect(bytes).toBeGreaterThan(0);
  expect(await warmed.frame(WINDOW, never)).toEqual(await builder().frame(WINDOW, never));
});
