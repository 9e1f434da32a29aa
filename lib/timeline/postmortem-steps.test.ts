import { describe, expect, it } from "vitest";

import { declared, type Line, logOf, stateOf } from "@/test/sample-log";
import { verdict } from "@/test/verdict";

const version = { number: 1, hash: "a".repeat(64) };
const drafted: Line = { type: "postmortem_drafted", payload: { throughSeq: 1 } };
const published: Line = { type: "postmortem_state_set", payload: { state: "published", version } };

describe("a postmortem", () => {
  it("does not exist before its draft", () => {
    expect(stateOf(logOf([declared])).postmortem).toBeNull();
    expect(verdict([declared], "postmortem_state_set", { state: "in_review" })).toBe("not_found");
  });

  it("is drafted once, from events that there are", () => {
    expect(stateOf(logOf([declared, drafted])).postmortem).toMatchObject({ state: "draft", throughSeq: 1 });
    expect(verdict([declared, drafted], "postmortem_drafted", { throughSeq: 2 })).toBe("unchanged");
    expect(verdict([declared], "postmortem_drafted", { throughSeq: 2 })).toBe("not_found");
  });

  it("completes the review when it is published, and only then", () => {
    const reviewed: Line = { type: "postmortem_state_set", payload: { state: "in_review" } };
    expect(stateOf(logOf([declared, drafted, reviewed])).milestones.review_completed).toBeUndefined();
    const { postmortem, milestones } = stateOf(logOf([declared, drafted, reviewed, published]));
    expect(postmortem).toMatchObject({ state: "published", version });
    expect(milestones.review_completed?.at).toBe(postmortem?.publishedAt);
  });

  it("keeps what was published while it is written on, and may be published again when it has changed", () => {
    const again: Line = { type: "postmortem_state_set", payload: { state: "draft" } };
    expect(stateOf(logOf([declared, drafted, published, again])).postmortem).toMatchObject({
      state: "draft",
      version,
    });
    const log = [declared, drafted, published];
    expect(verdict(log, "postmortem_state_set", { state: "published", version })).toBe("unchanged");
    const second = { number: 2, hash: "b".repeat(64) };
    expect(verdict(log, "postmortem_state_set", { state: "published", version: second })).toBeNull();
    expect(verdict([declared, drafted], "postmortem_state_set", { state: "published" })).toBe("conflict");
  });
});

describe("a follow-up", () => {
  const task = { taskId: "t", title: "Alert on the pool", owner: null };

  it("can be one from its beginning, with what it is for and a day", () => {
    const added: Line = {
      type: "task_added",
      payload: { ...task, followUp: true, followUpKind: "detect", dueOn: "2026-12-01" },
    };
    expect(stateOf(logOf([declared, added])).tasks["t"]).toMatchObject({
      followUp: true,
      followUpKind: "detect",
      dueOn: "2026-12-01",
    });
    const cleared: Line = { type: "task_changed", payload: { taskId: "t", followUpKind: null, dueOn: null } };
    expect(stateOf(logOf([declared, added, cleared])).tasks["t"]).toMatchObject({
      followUp: true,
      followUpKind: null,
      dueOn: null,
    });
  });
});

describe("the services of an incident", () => {
  it("are those that a person says, each once", () => {
    const set: Line = { type: "services_set", payload: { services: ["a", "b", "a"] } };
    expect(stateOf(logOf([declared, set])).services).toEqual(["a", "b"]);
    expect(verdict([declared, set], "services_set", { services: ["b", "a"] })).toBe("unchanged");
    expect(verdict([declared, set], "services_set", { services: [] })).toBeNull();
  });
});
