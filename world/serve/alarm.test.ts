import { describe, expect, it } from "vitest";

import { type Alarm, webhookOf } from "./alarm";

const alarm: Alarm = {
  name: "ErrorRateHigh",
  service: "orders",
  metric: null,
  summary: "orders: 44 % of requests fail",
  startedAtMs: Date.UTC(2026, 2, 1, 12),
  endedAtMs: null,
};

const fingerprint = (changes: Partial<Alarm>) =>
  /"fingerprint":"([0-9a-f]{16})"/.exec(JSON.stringify(webhookOf({ ...alarm, ...changes })))?.[1];

describe("an alert as an Alertmanager tells of it", () => {
  it("fires without an end, and has one when it is resolved", () => {
    expect(webhookOf(alarm)).toMatchObject({
      version: "4",
      status: "firing",
      alerts: [{ status: "firing", startsAt: "2026-03-01T12:00:00.000Z", endsAt: "0001-01-01T00:00:00Z" }],
    });
    expect(webhookOf({ ...alarm, endedAtMs: alarm.startedAtMs + 60_000 })).toMatchObject({
      status: "resolved",
      alerts: [{ status: "resolved", endsAt: "2026-03-01T12:01:00.000Z" }],
    });
  });

  it("has a fingerprint that follows from its labels alone", () => {
    expect(fingerprint({ startedAtMs: 1, endedAtMs: 2, summary: "Else" })).toBe(fingerprint({}));
    expect(fingerprint({ service: "users" })).not.toBe(fingerprint({}));
    expect(fingerprint({ metric: "latency" })).not.toBe(fingerprint({}));
  });
});
