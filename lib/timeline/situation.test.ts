import { describe, expect, it } from "vitest";

import { runningLines } from "@/test/investigation-log";
import { declared, type Line, logOf, stateOf } from "@/test/sample-log";

import { incidentClock, updateClock } from "./clocks";
import { situationOf } from "./situation";

const update: Line = {
  type: "update_posted",
  payload: {
    audience: "responders",
    conditions: "One in five fails",
    actions: "Rolling back",
    nextUpdateAt: "2026-11-22T14:30:00Z",
  },
};
const task: Line = { type: "task_added", payload: { taskId: "t", title: "Call the bank", owner: null } };
const propose: Line = {
  type: "hypothesis_proposed",
  payload: { hypothesisId: "h", kind: "change", claim: "It is 4.2" },
};
const confirm: Line = {
  type: "hypothesis_overruled",
  payload: { hypothesisId: "h", state: "confirmed", reason: "seen" },
};

const supported = (hypothesisId: string, probability: number): Line => ({
  type: "hypothesis_state_set",
  payload: { hypothesisId, state: "supported", probability, reason: "Judged." },
});

const ring = (alertId: string, state: "firing" | "resolved"): Line => ({
  type: "alert_attached",
  payload: { alertId, source: "pager", title: `Rule ${alertId}`, state, service: "checkout" },
});
const silent: Line = { type: "summary_changed", payload: { summary: "" } };

function situation(lines: readonly Line[]) {
  const log = logOf([declared, ...lines]);
  return situationOf(stateOf(log), (seq) => log[seq - 1]);
}
const at = (clock: string) => Date.parse(`2026-11-22T${clock}Z`);

describe("situationOf", () => {
  it("says what the summary says until somebody posts an update", () => {
    expect(situation([]).now).toEqual({ text: "Card payments time out.", seq: null });
    expect(situation([update]).now).toEqual({ text: "One in five fails", seq: 2 });
  });

  it("takes no standing hypothesis for the cause while another one is supported", () => {
    const general = supported("standing:load", 0.97);
    expect(situation([propose, general, supported("h", 0.8)]).cause?.hypothesisId).toBe("h");
    expect(situation([propose, general]).cause?.hypothesisId).toBe("standing:load");
  });

  it("names no cause that nothing supports, and the event that a confirmed one rests on", () => {
    expect(situation([propose]).cause).toBeNull();
    expect(situation([propose, confirm]).cause).toMatchObject({
      text: "It is 4.2",
      seq: 3,
      hypothesisId: "h",
      certainty: "confirmed",
    });
  });

  it("never takes for a cause that no change is to blame, unless a person has said so", () => {
    const judged: Line = {
      type: "hypothesis_state_set",
      payload: { hypothesisId: "standing:no-change", state: "supported", probability: 1, reason: "judged" },
    };
    const said: Line = {
      type: "hypothesis_overruled",
      payload: { hypothesisId: "standing:no-change", state: "confirmed", reason: "seen" },
    };
    expect(situation([judged]).cause).toBeNull();
    expect(situation([judged, said]).cause).toMatchObject({ certainty: "confirmed" });
  });

  it("says what rings where nobody has said anything yet", () => {
    expect(situation([silent, ring("a", "resolved")]).now).toBeNull();
    expect(situation([silent, ring("a", "resolved"), ring("b", "firing")]).now).toEqual({
      text: "Rule b fires on checkout",
      seq: 4,
    });
    expect(situation([silent, ring("b", "firing"), ring("c", "firing")]).now?.text).toBe(
      "Rule b fires on checkout, and 1 more",
    );
  });

  it("names the likeliest while nothing is sure, as no more than that, and its next test", () => {
    const running = situationOf(stateOf(logOf(runningLines)), () => undefined);
    expect(running.cause).toMatchObject({
      hypothesisId: "machine:pool",
      certainty: "likeliest",
      probability: 0.41,
      counts: { for: 1, against: 1, neutral: 0 },
    });
    expect(running.next).toMatchObject({
      text: "Compare the pods of 4.2.0 with those of 4.1.9",
      hypothesisId: "machine:pool",
    });
    const aside: Line = {
      type: "hypothesis_overruled",
      payload: { hypothesisId: "machine:pool", state: "refuted", reason: "It is not full" },
    };
    expect(situationOf(stateOf(logOf([...runningLines, aside])), () => undefined).cause).toBeNull();
  });

  it("does not call it a cause that no change is to blame, unless a person says so", () => {
    const hypothesisId = "standing:no-change";
    const likely: Line = {
      type: "hypothesis_state_set",
      payload: { hypothesisId, state: "supported", probability: 0.99, reason: "The pool is full" },
    };
    expect(situation([likely]).cause).toBeNull();
    const confirmed: Line = {
      type: "hypothesis_overruled",
      payload: { hypothesisId, state: "confirmed", reason: "It wore out" },
    };
    expect(situation([likely, confirmed]).cause).toMatchObject({ hypothesisId, certainty: "confirmed" });
  });

  it("says what comes next from the update, else from the first task that is not done", () => {
    expect(situation([]).next).toBeNull();
    expect(situation([task]).next).toEqual({ text: "Call the bank", seq: 2, hypothesisId: null });
    expect(situation([task, update]).next).toEqual({ text: "Rolling back", seq: 3, hypothesisId: null });
  });

  it("falls back to what is folded where the event itself is not loaded yet", () => {
    const log = logOf([declared, update]);
    expect(situationOf(stateOf(log), () => undefined).now).toEqual({
      text: "Card payments time out.",
      seq: null,
    });
  });
});

describe("clocks", () => {
  const state = stateOf(logOf([declared, update]));

  it("counts from the start of impact where it is known, else from the declaration, and says which", () => {
    expect(incidentClock(state, at("14:48:00"))).toEqual({
      since: "impact started",
      ms: 3_600_000,
      running: true,
    });
    const unknown = { ...state, milestones: {} };
    expect(incidentClock(unknown, at("14:48:00"))).toMatchObject({ since: "declared", ms: 48 * 60_000 });
  });

  it("stands still once the incident is resolved", () => {
    const log = logOf([
      declared,
      { type: "status_changed", payload: { status: "resolved" }, at: "2026-11-22T14:18:00Z" },
    ]);
    expect(incidentClock(stateOf(log), at("20:00:00"))).toEqual({
      since: "impact started",
      ms: 30 * 60_000,
      running: false,
    });
  });

  it("counts down to the promised update, below zero when it is late, and not at all when nobody promised", () => {
    expect(updateClock(state, at("14:11:00"))).toEqual({ sinceMs: 10 * 60_000, dueInMs: 19 * 60_000 });
    expect(updateClock(state, at("14:40:00")).dueInMs).toBe(-10 * 60_000);
    expect(updateClock(stateOf(logOf([declared])), at("14:11:00"))).toEqual({ sinceMs: null, dueInMs: null });
    expect(updateClock({ ...state, status: "resolved" }, at("14:40:00")).dueInMs).toBeNull();
  });
});
