import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { refuse } from "@/lib/timeline/rules";
import { emptyState, type RoomState } from "@/lib/timeline/state";
import { step } from "@/lib/timeline/step";
import { hypothesisKinds, milestones, severities } from "@/lib/timeline/vocabulary";
import { ana } from "@/test/sample-log";

import { IMPORTED_CAUSE, pastDrafts } from "./past-drafts";
import { impossibilities, oddities, type PastIncident, pastIncident, pastStatuses } from "./past-incident";

const origin = { source: "Jira", kind: "backfilled" } as const;
const NOW = Date.UTC(2026, 10, 27);

/** The state that the drafts fold to; fails where the rules refuse one. */
function stateOf(entry: PastIncident): RoomState {
  let state = emptyState("6f6a1f8e-3f0b-4f0c-9d55-0a4a6c1d2e3f");
  for (const draft of pastDrafts(entry, origin, 7)) {
    expect(refuse(state, { draft, actor: ana, target: null, mayEditOthers: false })).toBeNull();
    const { type, payload, commandId, occurredAt = "" } = draft;
    state = step(state, {
      incidentId: state.incidentId,
      seq: state.lastSeq + 1,
      type,
      payload,
      commandId,
      occurredAt,
      recordedAt: new Date(NOW).toISOString(),
      actor: ana,
      hash: "",
    });
  }
  return state;
}

const at = fc
  .integer({ min: 0, max: 400 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2025, 9, 1) + minutes * 60_000).toISOString());
const entry = fc
  .record({
    externalId: fc.constantFrom("OPS-1", "#7", "=1+1"),
    title: fc.constantFrom("Checkout is slow", "<script>"),
    severity: fc.constantFrom(...severities),
    status: fc.constantFrom(...pastStatuses),
    declaredAt: at,
    milestones: fc.record(Object.fromEntries(milestones.map((name) => [name, at])), { requiredKeys: [] }),
    services: fc.subarray(["checkout", "payments", "cart"]),
    cause: fc.option(
      fc.record({ kind: fc.constantFrom(...hypothesisKinds.filter((kind) => kind !== "no_change")) }),
      { nil: undefined },
    ),
  })
  .map((value) => pastIncident.parse(value));

describe("the events of a past incident", () => {
  it("are taken by the rules, and fold to just what the entry says", () => {
    fc.assert(
      fc.property(entry, (past) => {
        const state = stateOf(past);
        const marks = Object.entries(state.milestones).map(([name, mark]) => [name, mark.at]);
        expect(Object.fromEntries(marks)).toEqual(past.milestones);
        expect(state).toMatchObject({
          kind: "backfilled",
          severity: past.severity,
          status: past.status,
          services: past.services,
          external: { source: "Jira", id: past.externalId },
        });
        const cause = state.hypotheses[IMPORTED_CAUSE];
        expect(cause?.kind).toBe(past.cause?.kind);
        expect(cause?.overruled?.state).toBe(past.cause && "confirmed");
      }),
    );
  });

  it("are the same commands each time", () => {
    fc.assert(
      fc.property(entry, (past) => {
        expect(pastDrafts(past, origin, 7)).toEqual(pastDrafts(past, origin, 7));
        const commands = pastDrafts(past, origin, 7).map(({ commandId }) => commandId);
        expect(new Set(commands).size).toBe(commands.length);
      }),
    );
  });

  it("keep follow-ups with their owner, what they are for, their day and their state", () => {
    const past = pastIncident.parse({
      externalId: "1",
      title: "T",
      declaredAt: "2026-01-01T00:00:00Z",
      followUps: [{ title: "Alert on it", kind: "detect", owner: "Ana", dueOn: "2026-02-01", state: "done" }],
    });
    expect(Object.values(stateOf(past).tasks)).toMatchObject([
      {
        title: "Alert on it",
        followUp: true,
        followUpKind: "detect",
        dueOn: "2026-02-01",
        state: "done",
        owner: { name: "Ana" },
      },
    ]);
  });
});

const entryWith = (milestonesOf: PastIncident["milestones"]) =>
  pastIncident.parse({ externalId: "1", title: "T", milestones: milestonesOf });

describe("an entry that is well-formed", () => {
  it("is impossible without any time, or in the future", () => {
    expect(impossibilities(entryWith({}), NOW)).toMatchObject([{ path: "declaredAt" }]);
    const late = entryWith({ detected: "2026-01-01T00:00:00Z", resolved: "2027-01-01T00:00:00Z" });
    expect(impossibilities(late, NOW)).toMatchObject([{ path: "milestones.resolved" }]);
  });

  it("is odd where something ends before it begins", () => {
    const odd = entryWith({ impact_started: "2026-01-01T01:00:00Z", resolved: "2026-01-01T00:00:00Z" });
    expect(impossibilities(odd, NOW)).toEqual([]);
    expect(oddities(odd)).toMatchObject([{ path: "milestones.resolved" }]);
  });
});
