import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { GENESIS } from "@/lib/timeline/hash-chain";
import { alertsOf } from "@/lib/timeline/alert-book";
import { fold } from "@/lib/timeline/room";
import { refuse, targetOf } from "@/lib/timeline/rules";
import { effectiveState, emptyState } from "@/lib/timeline/state";
import { situationOf } from "@/lib/timeline/situation";
import { step } from "@/lib/timeline/step";

import { readSample } from "./sample-log";

const now = new Date("2026-03-01T12:00:00.000Z");
const file: unknown = JSON.parse(readFileSync("samples/petsite-latency.json", "utf8"));
const sample = readSample("petsite-latency", file);
const place = { number: 1, start: sample.startBefore(now) };
const events = sample.events(place).map(({ draft, actor, occurredAt }, index) => ({
  incidentId: "sample",
  seq: index + 1,
  type: draft.type,
  payload: draft.payload,
  commandId: draft.commandId,
  occurredAt,
  recordedAt: occurredAt,
  actor,
  hash: GENESIS,
}));

describe("the sample incident", () => {
  it("is a log that the rules allow, event for event", () => {
    let state = emptyState("sample");
    for (const [index, { draft, actor }] of sample.events(place).entries()) {
      const target = events[(targetOf(draft) ?? 0) - 1] ?? null;
      expect(refuse(state, { draft, actor, target, mayEditOthers: false }), draft.commandId).toBeNull();
      const event = events[index];
      if (event) state = step(state, event);
    }
    expect(state.lastSeq).toBe(events.length);
  });

  it("ends shortly before the present and never runs backwards", () => {
    const times = events.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)).toBe("2026-03-01T11:56:00.000Z");
  });

  it("counts in no report and confirms nothing that its data does not show", () => {
    const state = fold("sample", events);
    expect(state.kind).toBe("sample");
    const verdicts = Object.values(state.hypotheses).map(effectiveState);
    expect(verdicts).toContain("supported");
    expect(verdicts).not.toContain("confirmed");
  });

  it("tells one story: what the room says is going on is what its status and its alerts say", () => {
    const state = fold("sample", events);
    expect(state.status).toBe("monitoring");
    expect(alertsOf(state.alerts).map((alert) => alert.state)).toEqual(["resolved"]);
    expect(situationOf(state, (seq) => events[seq - 1]).now?.text).toMatch(/^Recovered/);
  });

  it("is taken up where an interrupted start left it, by the same commands at the same times", () => {
    const declared = events[0]?.occurredAt ?? "";
    const again = sample.events({ number: 1, start: sample.startFrom(declared) });
    expect(again.map(({ draft }) => draft)).toEqual(sample.events(place).map(({ draft }) => draft));
  });
});
