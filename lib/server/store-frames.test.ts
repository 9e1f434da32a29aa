import { describe, expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { frameRowsOf } from "@/lib/telemetry/frame-rows";
import { mixSignals } from "@/lib/telemetry/mix-signals";
import { pickShown } from "@/lib/telemetry/shown-rows";
import type { Signals } from "@/lib/telemetry/signals";
import { signalsOfTrace } from "@/lib/telemetry/signals-of-trace";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { FrameRowsReader } from "@/lib/telemetry/store-port";
import { sameVersions } from "@/test/same-versions";
import { sampleSignals } from "@/test/sample-signals";

import { createFrameBuilder } from "./frame-builder";

/** Less than a minute: each signal is read once. */
const SECONDS = 50;
const { signal: never } = new AbortController();

const own = sampleSignals({
  seconds: SECONDS,
  points: [
    {
      metric: "queue",
      values: [
        [1, 2],
        [11, 4],
      ],
    },
  ],
  spans: [{ id: "a".repeat(16) }, { id: "b".repeat(16), parent: "a".repeat(16), service: "bank", start: 1 }],
  logs: [{ body: "took 3 ms", second: 2 }],
});
const others = sampleSignals({ seconds: SECONDS, points: [{ metric: "cpu", values: [[3, 9]] }] });

function stored(signals: Signals, change: Partial<FrameRowsReader> = {}): TelemetrySource {
  const all = frameRowsOf(signals);
  return {
    name: "store",
    signals: ["metrics", "traces", "logs"],
    read: async () => signals,
    rows: {
      versions: async (window) => sameVersions(window),
      points: async () => all.points,
      spans: async () => all.spans,
      logs: async () => all.logs,
      shown: async (_, wanted) => pickShown(signals, all, wanted),
      trace: async (_, traceId) => signalsOfTrace(signals, traceId).spans,
      ...change,
    },
  };
}

const metricsOf = (signals: Signals): TelemetrySource => ({
  name: "metrics",
  signals: ["metrics"],
  read: async () => signals,
});

const fails = () => Promise.reject(new Error("the disk is gone"));

describe("a frame of the store", () => {
  it("has the metrics that others have, too", async () => {
    const builder = createFrameBuilder([stored(own), metricsOf(others)]);
    const frame = await builder.frame(own, never);
    expect(frame).toEqual(buildFrame(mixSignals(own, [own, others])));
    expect(frame.series.map(({ metric }) => metric)).toEqual(["cpu", "queue"]);
  });

  it.each([
    ["metrics", { points: fails }, "series"],
    ["traces", { spans: fails }, "services"],
    ["logs", { logs: fails }, "logs"],
    ["traces and logs", { shown: fails }, "traces"],
  ] as const)("names what could not be read of %s, and has the rest", async (which, change, missing) => {
    const whole = buildFrame(own);
    const frame = await createFrameBuilder([stored(own, change)]).frame(own, never);
    const reason = "It could not be read: the disk is gone.";
    expect(frame.coverage.gaps).toEqual(
      which.split(" and ").map((signal) => ({ source: "store", signal, reason })),
    );
    expect(whole[missing].length).toBeGreaterThan(0);
    expect(frame[missing]).toEqual([]);
    expect(frame.callGraph.services.length).toBeGreaterThan(0);
  });

  it("is whole where the store does not say what has changed: all is read", async () => {
    const frame = await createFrameBuilder([stored(own, { versions: fails })]).frame(own, never);
    expect(frame).toEqual(buildFrame(own));
  });

  it("that is called off ends with the reason", async () => {
    const abort = new AbortController();
    const endless = stored(own, { spans: () => new Promise(() => undefined) });
    const frame = createFrameBuilder([endless]).frame(own, abort.signal);
    abort.abort(new Error("no longer wanted"));
    await expect(frame).rejects.toThrow("no longer wanted");
  });
});
