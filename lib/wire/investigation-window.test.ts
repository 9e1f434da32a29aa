import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { noAlerts, withAlert } from "@/lib/timeline/alert-book";
import { emptyState, type RoomState } from "@/lib/timeline/state";

import { priorityOf, stretchOf } from "./investigation-window";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 12) + minutes * 60_000).toISOString();
const nowMs = Date.parse(at(0));
const state = (more: Partial<RoomState> = {}): RoomState => ({
  ...emptyState("one"),
  declaredAt: at(-3),
  ...more,
});
const alert = (alertId: string, minutes: number) => ({
  alertId,
  source: "alertmanager",
  title: "Slow",
  state: "firing" as const,
  service: alertId,
  startedAt: at(minutes),
  seq: 2,
  at: at(minutes),
});

describe("the stretch of an investigation", () => {
  it("is the hour before the alarm, and what has passed of the ten minutes after it", () => {
    expect(stretchOf(state(), {}, nowMs)).toEqual({
      from: at(-63),
      alarmAt: at(-3),
      to: at(0),
      service: null,
    });
    expect(stretchOf(state({ declaredAt: at(-600) }), {}, nowMs)).toMatchObject({
      from: at(-660),
      to: at(-590),
    });
  });

  it("begins with the first alert that fired, and with a person's word before that", () => {
    const alerts = [alert("b", -5), alert("a", -8)].reduce(withAlert, noAlerts);
    expect(stretchOf(state({ alerts }), {}, nowMs)).toMatchObject({ alarmAt: at(-8), service: "a" });
    const said = { impact_started: { at: at(-20), seq: 3, origin: "set" as const } };
    expect(stretchOf(state({ alerts, milestones: said }), {}, nowMs)).toMatchObject({ alarmAt: at(-20) });
    expect(stretchOf(state({ alerts }), { alarmAt: at(-1), service: "c" }, nowMs)).toMatchObject({
      alarmAt: at(-1),
      service: "c",
    });
  });

  it("begins and ends with a full minute where nobody said when, and now where its end has not passed", () => {
    const seconds = 1 / 60;
    const ago = (minutes: number) => ({ alarmAt: at(minutes + 20 * seconds) });
    expect(stretchOf(state(), ago(-600), nowMs)).toMatchObject({ from: at(-660), to: at(-589) });
    const later = nowMs + 40_000;
    expect(stretchOf(state(), ago(-9), later)).toMatchObject({
      from: at(-69),
      to: new Date(later).toISOString(),
    });
    const asked = { from: at(-30 + 5 * seconds), to: at(-20 + 5 * seconds) };
    expect(stretchOf(state(), { ...ago(-25), ...asked }, nowMs)).toMatchObject(asked);
  });

  it("is never empty, and holds its alarm, whatever is asked", () => {
    const minutes = fc.option(fc.integer({ min: -10_000, max: 10_000 }).map(at), { nil: undefined });
    fc.assert(
      fc.property(minutes, minutes, minutes, (from, to, alarmAt) => {
        const stretch = stretchOf(state(), { from, to, alarmAt }, nowMs);
        const [first, alarm, last] = [stretch.from, stretch.alarmAt, stretch.to].map(Date.parse);
        expect(Number(last) - Number(first)).toBeGreaterThanOrEqual(60_000);
        expect(alarm).toBeGreaterThanOrEqual(Number(first));
        expect(alarm).toBeLessThanOrEqual(Number(last));
      }),
    );
  });
});

it("puts what is worse first, by what code proposes until a person has said", () => {
  expect(priorityOf({ severity: "SEV1", proposedSeverity: null })).toBeGreaterThan(
    priorityOf({ severity: "SEV2", proposedSeverity: null }),
  );
  const proposed = { severity: "SEV1" as const, reason: "r", seq: 2 };
  expect(priorityOf({ severity: "undetermined", proposedSeverity: proposed })).toBe(
    priorityOf({ severity: "SEV1", proposedSeverity: null }),
  );
  expect(priorityOf({ severity: "SEV4", proposedSeverity: proposed })).toBe(
    priorityOf({ severity: "SEV4", proposedSeverity: null }),
  );
});
