import { describe, expect, it } from "vitest";

import { declared, logOf, stateOf } from "@/test/sample-log";

import { marksInside, type WindowMark, windowMarks } from "./window-marks";

const change = (atMs: number): WindowMark => ({ atMs, kind: "change", label: `change ${atMs}` });

describe("windowMarks", () => {
  it("leaves out what has no time", () => {
    const alert = {
      type: "alert_attached",
      payload: { alertId: "a", source: "pager", title: "Something rang", state: "firing" },
    } as const;
    const marks = windowMarks(stateOf(logOf([declared, alert])));
    expect(marksInside(marks, { fromMs: 0, toMs: Date.parse("2027-01-01T00:00:00Z") })).toEqual([
      { atMs: Date.parse("2026-11-22T13:48:00Z"), kind: "onset", label: "the impact" },
    ]);
  });
});

describe("marksInside", () => {
  it("keeps those of the window in order of time, its ends included", () => {
    const inside = marksInside([change(30), change(10), change(20), change(31)], { fromMs: 10, toMs: 30 });
    expect(inside.map(({ atMs }) => atMs)).toEqual([10, 20, 30]);
  });

  it("keeps of many those nearest to the first alarm", () => {
    const many = Array.from({ length: 30 }, (_, at) => change(at));
    const alarm: WindowMark = { atMs: 20, kind: "alarm", label: "alarm" };
    const inside = marksInside([...many, alarm], { fromMs: 0, toMs: 30 });
    expect(inside).toHaveLength(8);
    expect(inside).toContainEqual(alarm);
    expect(inside.every(({ atMs }) => Math.abs(atMs - 20) <= 4)).toBe(true);
  });
});
