import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, expect, it } from "vitest";

import { PACKED_FORMAT, unpack } from "@/lib/store/packed-frames";
import { buildFrame } from "@/lib/telemetry/build-frame";
import { frameRowsOf } from "@/lib/telemetry/frame-rows";
import { pickShown } from "@/lib/telemetry/shown-rows";
import { signalsOfTrace } from "@/lib/telemetry/signals-of-trace";
import type { FrameRowsReader } from "@/lib/telemetry/store-port";
import { gathered } from "@/lib/wire/gathered";
import { sameVersions } from "@/test/same-versions";
import { syntheticShop } from "@/test/synthetic-shop";

import { createFrameThread, type FrameThread } from "./frame-thread";

const ENTRY = fileURLToPath(new URL("../../worker/frames-source.mjs", import.meta.url));
const T0 = Date.parse("2026-03-01T12:00:00Z") * 1_000;
const WINDOW = { fromUs: T0, toUs: T0 + 300_000_000 };
const { signal: never } = new AbortController();

const shop = syntheticShop({ faultFromUs: T0 + 120_000_000 });
/** As a store's thread does it, each answer is one of its own. */
const signals = () => shop.read(WINDOW, { signal: never });
const rows: FrameRowsReader = {
  versions: async (window) => sameVersions(window),
  points: async () => frameRowsOf(await signals()).points,
  spans: async () => frameRowsOf(await signals()).spans,
  logs: async () => frameRowsOf(await signals()).logs,
  shown: async (_, wanted) => {
    const all = await signals();
    return pickShown(all, frameRowsOf(all), wanted);
  },
  trace: async (_, traceId) => signalsOfTrace(await signals(), traceId).spans,
};

let thread: FrameThread;
beforeEach(() => {
  const store = { read: signals, rows };
  thread = createFrameThread({ entry: ENTRY, store, backends: [], names: ["Parallax"] });
});
afterEach(() => thread.close());

it("gives the frame that this thread would build, as often as it is asked", async () => {
  const expected = buildFrame({ ...(await signals()), calls: [], gaps: [] });
  expect(expected.traces.length).toBeGreaterThan(0);
  expect(await thread.frame(WINDOW, never)).toEqual(expected);
  expect(await thread.frame(WINDOW, never)).toEqual(expected);
  const [sampled] = expected.traces;
  expect(await thread.trace(WINDOW, sampled?.traceId ?? "", never)).toEqual({ ...sampled, reasons: [] });
  expect(await thread.trace(WINDOW, "f".repeat(32), never)).toBeNull();
  await expect(thread.ask("prod", WINDOW, never)).rejects.toThrow("prod is no source here.");
});

it("gives what an investigation rests on packed, and says what there is", async () => {
  const known = {
    input: {
      alarm: { atUs: WINDOW.toUs, service: null, metric: null },
      entryService: null,
      exclude: [],
      changes: [],
    },
    samples: false,
    source: "Parallax",
  };
  const read = await thread.readInput({ window: WINDOW, unasked: {}, known }, never);
  const frame = buildFrame({ ...(await signals()), calls: [], gaps: [] });
  expect(read).toMatchObject({ jobs: gathered(frame, null), isBlank: false, gaps: [] });
  expect(await unpack(read.packed, PACKED_FORMAT)).toEqual({
    ...known,
    input: { ...known.input, frame, baseline: null },
    before: null,
  });
});

it("ends a frame that is called off, and begins anew after it was closed", async () => {
  const abort = new AbortController();
  const frame = thread.frame(WINDOW, abort.signal);
  abort.abort(new Error("no longer wanted"));
  await expect(frame).rejects.toThrow("no longer wanted");
  const another = thread.frame(WINDOW, never);
  await thread.close();
  await expect(another).rejects.toThrow("closed");
  expect((await thread.frame(WINDOW, never)).series.length).toBeGreaterThan(0);
});
