import { describe, expect, it } from "vitest";

import { at, sampleSignals } from "@/test/sample-signals";

import type { RecordedCase } from "../cases/read-case";
import { quietWindows } from "./quiet-windows";

const everyMinute = (from: number, to: number) =>
  Array.from({ length: (to - from) / 60 }, (_, k): [number, number] => [from + 60 * k, k]);

/** An hour before the alarm, five minutes after it. */
const recorded: RecordedCase = {
  signals: sampleSignals({
    seconds: 3_900,
    points: [{ service: "cart", values: everyMinute(0, 3_900) }],
    spans: [
      { id: "early", start: 10 },
      { id: "late", start: 3_700 },
    ],
    logs: [
      { body: "early", second: 10 },
      { body: "late", second: 3_700 },
    ],
  }),
  baseline: null,
  alarmUs: at(3_600),
  symptom: { service: "cart", metric: "lat" },
  entryService: "front",
  exclude: [],
  timeScale: 1,
  changes: null,
};

const alarms = (seed: string) => quietWindows(recorded, seed).map(({ alarmUs }) => alarmUs);

describe("quietWindows", () => {
  it("end before the second half of the time before the alarm", () => {
    const windows = quietWindows(recorded, "one");
    expect(windows).toHaveLength(2);
    for (const { signals, alarmUs } of windows) {
      expect(signals.fromUs).toBe(at(0));
      expect(signals.toUs).toBeLessThanOrEqual(at(1_800));
      expect(alarmUs).toBeGreaterThan(at(360));
      expect(alarmUs).toBeLessThan(signals.toUs);
      expect(signals.points.timeUs.every((time) => time < signals.toUs)).toBe(true);
      expect(signals.points.timeUs.length).toBeGreaterThan(6);
      expect([signals.spans.spanId, signals.logs.body]).toEqual([["early"], ["early"]]);
    }
    expect(windows.map(({ symptom }) => symptom.service)).toEqual(["cart", null]);
  });

  it("are the same for the same seed, and others for another", () => {
    expect(alarms("one")).toEqual(alarms("one"));
    expect(alarms("one")).not.toEqual(alarms("other"));
  });

  it("keep away from earlier incidents and from canaries", () => {
    const earlier = { fromUs: at(1_260), toUs: at(1_500) };
    for (const seed of ["a", "b", "c", "d"])
      for (const { alarmUs } of quietWindows({ ...recorded, exclude: [earlier] }, seed))
        expect(alarmUs < at(1_260) || alarmUs - 240_000_000 >= at(1_620)).toBe(true);
    const canary = { kind: "canary-release", service: "cart", time: at(900) / 1_000_000 };
    for (const { signals } of quietWindows({ ...recorded, changes: [canary] }, "one"))
      expect(signals.toUs).toBeLessThanOrEqual(at(900));
  });

  it("come from what was recorded apart, with what is before them as its reference", () => {
    const short = sampleSignals({ seconds: 300, points: [{ values: everyMinute(0, 300) }] });
    const windows = quietWindows(
      { ...recorded, signals: short, baseline: recorded.signals, alarmUs: at(120) },
      "one",
    );
    expect(windows).toHaveLength(2);
    for (const { signals, baseline, alarmUs } of windows) {
      expect(signals.toUs - signals.fromUs).toBe(300_000_000);
      expect(signals.fromUs).toBeGreaterThanOrEqual(at(1_950));
      expect(baseline).toMatchObject({ fromUs: at(0), toUs: signals.fromUs });
      expect(alarmUs - signals.fromUs).toBe(120_000_000);
    }
  });

  it("are none where too little was recorded", () => {
    const signals = sampleSignals({ seconds: 300, points: [{ values: everyMinute(0, 300) }] });
    expect(quietWindows({ ...recorded, signals, alarmUs: at(200) }, "one")).toEqual([]);
  });
});
