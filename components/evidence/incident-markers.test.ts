import { describe, expect, it } from "vitest";

import { noAlerts, withAlert } from "@/lib/timeline/alert-book";
import { emptyState, type RoomState } from "@/lib/timeline/state";

import { incidentMarkers, incidentWindow, markersInside } from "./incident-markers";

const mark = (at: string) => ({ at, seq: 1, origin: "derived" as const });
const state: RoomState = {
  ...emptyState("i"),
  declaredAt: "2026-03-01T12:10:00.000Z",
  milestones: {
    impact_started: mark("2026-03-01T12:00:00.000Z"),
    detected: mark("2026-03-01T12:05:00.000Z"),
  },
  changes: {
    one: {
      changeId: "one",
      kind: "deploy",
      title: "checkout 4.12",
      changedAt: "2026-03-01T11:58:00.000Z",
      seq: 3,
    },
  },
  alerts: [
    {
      alertId: "a",
      source: "prometheus",
      title: "CheckoutErrors",
      state: "firing" as const,
      startedAt: "2026-03-01T12:04:00.000Z",
      seq: 4,
      at: "2026-03-01T12:04:01.000Z",
    },
    {
      alertId: "undated",
      source: "pager",
      title: "Somewhen",
      state: "firing" as const,
      seq: 5,
      at: "2026-03-01T12:04:02.000Z",
    },
  ].reduce(withAlert, noAlerts),
  decisions: {
    d: {
      decisionId: "d",
      action: "Roll back",
      by: { kind: "person", id: "ana", name: "Ana" },
      seq: 6,
      at: "2026-03-01T12:20:00.000Z",
    },
  },
};
const now = Date.parse("2026-03-01T13:00:00Z");
const iso = (window: ReturnType<typeof incidentWindow>) =>
  window.kind === "between"
    ? [window.fromMs, window.toMs].map((at) => new Date(at).toISOString().slice(11, 16))
    : [];

it("draws milestones, changes, alerts and decisions in order of time", () => {
  expect(incidentMarkers(state).map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
    "change: checkout 4.12",
    "milestone: Impact started",
    "event: Alert: CheckoutErrors",
    "milestone: Detected",
    "event: Decision: Roll back",
  ]);
});

it("numbers those that lie in the window", () => {
  const window = { fromMs: Date.parse("2026-03-01T12:00:00Z"), toMs: Date.parse("2026-03-01T12:05:00Z") };
  expect(markersInside(incidentMarkers(state), window).map(({ number, label }) => [number, label])).toEqual([
    [1, "Impact started"],
    [2, "Alert: CheckoutErrors"],
  ]);
});

describe("incidentWindow", () => {
  it("goes from half an hour before the first sign to now while it lasts", () => {
    expect(iso(incidentWindow(state, now))).toEqual(["11:30", "13:00"]);
  });

  it("ends a quarter of an hour after it was resolved", () => {
    const resolved = {
      ...state,
      milestones: { ...state.milestones, resolved: mark("2026-03-01T12:30:00.000Z") },
    };
    expect(iso(incidentWindow(resolved, now))).toEqual(["11:30", "12:45"]);
  });

  it("begins with the declaration where nobody knows more", () => {
    expect(iso(incidentWindow({ ...state, milestones: {} }, now))).toEqual(["11:40", "13:00"]);
  });
});
