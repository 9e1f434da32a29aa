import { describe, expect, it } from "vitest";

import { readSampleMessage } from "./sample-messages";
import { runAfter, runOf } from "./sample-run";

const at = new Date("2026-03-01T12:00:00Z");
const begun = runOf({ kind: "case", name: "any" }, at.toISOString());
const after = (lines: readonly string[]) =>
  lines.reduce((run, line) => {
    const message = readSampleMessage(line);
    return message ? runAfter(run, message, at) : run;
  }, begun);

describe("a run of a sample", () => {
  it("is what its process has said so far", () => {
    const told = `{"is":"told","untilMs":${at.getTime()},"spans":2,"points":3,"logs":0,"failed":0}`;
    const lines = [`{"is":"open","breakables":[]}`, told, told, `{"is":"live"}`];
    expect(after(lines)).toMatchObject({
      state: "live",
      sent: { spans: 4, points: 6, logs: 0 },
      toldUntil: "2026-03-01T12:00:00.000Z",
      rang: null,
      problem: null,
    });
    expect(after(lines.slice(0, 1)).state).toBe("past");
    expect(after([...lines, `{"is":"rang","title":"Slow","service":"shop"}`]).rang).toEqual({
      at: at.toISOString(),
      title: "Slow",
    });
  });

  it("says how far the shop has come with its past, and how long the rest will take", () => {
    const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
    const told = (run: typeof begun, untilMs: number, now: Date) =>
      runAfter(run, { is: "told", untilMs, spans: 0, points: 0, logs: 0, failed: 0 }, now);
    const open = runAfter(
      runOf({ kind: "shop", perSecond: 4 }, at.toISOString()),
      { is: "open", breakables: [] },
      at,
    );
    // Of 21 minutes up to now, 7 have been told in one.
    expect(told(open, minutes(-13).getTime(), minutes(1)).past).toEqual({ share: 1 / 3, leftSeconds: 120 });
    expect(told(open, minutes(-20).getTime(), minutes(1)).past).toEqual({ share: 0, leftSeconds: null });
    const live = runAfter(told(open, minutes(1).getTime(), minutes(1)), { is: "live" }, minutes(1));
    expect(live.past).toBeNull();
    expect(told(live, minutes(1).getTime(), minutes(2)).past).toBeNull();
    expect(told(begun, minutes(-13).getTime(), minutes(1)).past).toBeNull();
  });

  it("has broken, once it is live, what was to be broken before", () => {
    const fault = { id: "f", kind: "cpu", target: "cart", beganAt: "2026-03-01T11:58:00.000Z" };
    const live = runAfter({ ...begun, state: "past", faults: [fault] }, { is: "live" }, at);
    expect(live.faults).toEqual([{ ...fault, beganAt: at.toISOString() }]);
  });

  it("keeps the last problem", () => {
    const failed = `{"is":"told","untilMs":0,"spans":0,"points":0,"logs":0,"failed":2}`;
    expect(after([failed]).problem).toBe("2 requests with telemetry were not taken.");
    expect(after([failed, `{"is":"problem","detail":"No."}`]).problem).toBe("No.");
  });

  it("takes no notice of what is no message", () => {
    expect(after(["", "{", "null", `{"is":"told"}`, `{"is":"nothing"}`])).toEqual(begun);
  });
});
