import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

import { createFrameBuilder } from "./frame-builder";
import { createFrameReader } from "./frame-reader";

const NOW_MS = Date.parse("2026-03-01T12:00:00Z");
const windowAt = (startMs: number): TelemetryWindow => ({
  fromUs: startMs * 1_000,
  toUs: (startMs + 60_000) * 1_000,
});

function countingSource(read: TelemetrySource["read"] = (window) => Promise.resolve(noSignals(window, []))) {
  const asked: TelemetryWindow[] = [];
  const source: TelemetrySource = {
    name: "counting",
    signals: ["metrics", "logs"],
    read: (window, options) => {
      asked.push(window);
      return read(window, options);
    },
  };
  return { source, asked };
}

describe("createFrameReader", () => {
  it("builds a window once for all who ask at the same time, and again once it is old", async () => {
    let nowMs = NOW_MS;
    const { source, asked } = countingSource();
    const { frame } = createFrameReader(createFrameBuilder([source]), { nowMs: () => nowMs });
    const present = windowAt(NOW_MS - 60_000);
    const frames = await Promise.all([frame(present), frame(present), frame(present)]);
    expect(asked).toHaveLength(1);
    expect(new Set(frames.map((each) => each.ok && each.value)).size).toBe(1);
    nowMs += 999;
    await frame(present);
    expect(asked).toHaveLength(1);
    nowMs += 2;
    await frame(present);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ["goes on", 0, 1_000],
    ["ended a moment ago", 4_999, 1_000],
    ["has ended", 5_001, 20_000],
    ["is past what comes late", 121_000, 60_000],
  ])("keeps a window that %s as long as it is as good as new", async (_which, endedMs, freshMs) => {
    let nowMs = NOW_MS;
    const { source, asked } = countingSource();
    const { frame } = createFrameReader(createFrameBuilder([source]), { nowMs: () => nowMs });
    const window = windowAt(NOW_MS - 60_000 - endedMs);
    await frame(window);
    nowMs += freshMs - 1;
    await frame(window);
    expect(asked).toHaveLength(1);
    nowMs += 1;
    await frame(window);
    expect(asked).toHaveLength(2);
  });

  it("forgets the oldest where frames take too much room", async () => {
    const { source, asked } = countingSource();
    const { frame } = createFrameReader(createFrameBuilder([source]), {
      nowMs: () => NOW_MS,
      limits: { bytes: 1 },
    });
    const [one, other] = [windowAt(NOW_MS - 600_000), windowAt(NOW_MS - 700_000)];
    await frame(one);
    await frame(one);
    expect(asked).toHaveLength(1);
    await frame(other);
    await frame(one);
    expect(asked).toEqual([one, other, one]);
  });

  it("calls off what takes too long, and goes on with the next", async () => {
    const calledOff: unknown[] = [];
    const { source } = countingSource(async (window, { signal }) => {
      if (window.fromUs > 0) return noSignals(window, []);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      calledOff.push(window);
      throw signal.reason;
    });
    const { frame } = createFrameReader(createFrameBuilder([source]), { limits: { builds: 1, buildMs: 20 } });
    const [endless, next] = await Promise.allSettled([frame(windowAt(0)), frame(windowAt(60_000))]);
    expect(endless).toMatchObject({ status: "rejected", reason: { name: "TimeoutError" } });
    expect(calledOff).toEqual([windowAt(0)]);
    expect(next).toMatchObject({ status: "fulfilled", value: { ok: true } });
  });

  it("refuses who comes when too many wait, and serves the others", async () => {
    const { source, asked } = countingSource(async (window) => {
      await delay(5);
      return noSignals(window, []);
    });
    const { frame } = createFrameReader(createFrameBuilder([source]), { limits: { builds: 1, waiting: 2 } });
    const outcomes = await Promise.all([0, 1, 2, 3].map((each) => frame(windowAt(each * 60_000))));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(outcomes[3]).toMatchObject({ problem: { code: "rate_limited" } });
    expect(asked).toHaveLength(3);
    expect(await frame(windowAt(3 * 60_000))).toMatchObject({ ok: true });
  });
});
