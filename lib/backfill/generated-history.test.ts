import { describe, expect, it } from "vitest";

import { generatedHistory } from "./generated-history";
import { impossibilities, pastIncident } from "./past-incident";

const UNTIL = Date.UTC(2026, 10, 27);

describe("a generated history", () => {
  const history = generatedHistory(1, UNTIL);

  it("is the same for the same seed, and another for another", () => {
    expect(generatedHistory(1, UNTIL)).toEqual(history);
    expect(generatedHistory(2, UNTIL)[0]).not.toEqual(history[0]);
  });

  it("is made of entries that an import takes, all in the past, each with an id of its own", () => {
    for (const { machine: _machine, ...entry } of history)
      expect(impossibilities(pastIncident.parse(entry), UNTIL)).toEqual([]);
    expect(new Set(history.map(({ externalId }) => externalId)).size).toBe(history.length);
    expect(history.length).toBeGreaterThan(300);
  });

  it("has what reports must be honest about: incidents without a beginning, open follow-ups, wrong answers", () => {
    const lacking = history.filter(({ milestones }) => milestones["impact_started"] === undefined);
    expect(lacking.length / history.length).toBeGreaterThan(0.1);
    expect(history.some(({ followUps }) => followUps.some(({ state }) => state === "open"))).toBe(true);
    expect(history.some(({ machine }) => machine?.grade === "wrong")).toBe(true);
    expect(history.some(({ cause }) => cause === undefined)).toBe(true);
  });
});
