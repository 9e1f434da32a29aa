import { describe, expect, it } from "vitest";

import { isWorse, proposeSeverity } from "./propose-severity";

const none = { labels: [], services: ["cart"], entries: [] };
const entry = (errors: number, requests = 1_000) => ({ service: "web", requests, errors });
const severityOf = (value: string, label = "severity") =>
  proposeSeverity({ ...none, labels: [{ [label]: value }] })?.severity ?? null;

describe("what an alert says", () => {
  it.each([
    ["critical", "SEV2"],
    ["PAGE", "SEV2"],
    ["error", "SEV3"],
    ["warning", "SEV4"],
    ["info", "SEV5"],
    ["SEV1", "SEV1"],
    ["sev-3", "SEV3"],
    ["P0", "SEV1"],
    ["p2", "SEV2"],
    ["4", "SEV4"],
    ["42", null],
    ["constructor", null],
    ["", null],
  ])("as severity %s proposes %s", (word, severity) => {
    expect(severityOf(word)).toBe(severity);
  });

  it("may be said by priority, and the worst of all counts, with its reason", () => {
    expect(severityOf("P1", "priority")).toBe("SEV1");
    expect(
      proposeSeverity({
        ...none,
        labels: [{ severity: "warning" }, { severity: "critical" }, { team: "critical" }],
      }),
    ).toEqual({ severity: "SEV2", reason: "An alert says severity critical." });
  });
});

describe("what else is known", () => {
  it("counts: requests that fail where they enter", () => {
    const of = (errors: number, requests?: number) =>
      proposeSeverity({ ...none, entries: [entry(errors, requests)] })?.severity ?? null;
    expect([of(500), of(100), of(20), of(19), of(10, 10)]).toEqual(["SEV1", "SEV2", "SEV3", null, null]);
    expect(proposeSeverity({ ...none, labels: [{ severity: "info" }], entries: [entry(123)] })).toEqual({
      severity: "SEV2",
      reason: "An alert says severity info; 12 % of the requests that enter at web fail.",
    });
  });

  it("counts: five services at once are one worse, and nothing is worse than the worst", () => {
    const services = ["a", "b", "c", "d", "e"];
    expect(proposeSeverity({ ...none, services })).toEqual({
      severity: "SEV3",
      reason: "5 services have alerts.",
    });
    expect(proposeSeverity({ ...none, services, labels: [{ severity: "critical" }] })?.severity).toBe("SEV1");
    expect(proposeSeverity({ ...none, services, labels: [{ severity: "sev1" }] })?.severity).toBe("SEV1");
    expect(proposeSeverity({ ...none, services: ["a", "b"] })).toBeNull();
  });

  it("orders severities, undetermined last", () => {
    expect(isWorse("SEV1", "SEV2")).toBe(true);
    expect(isWorse("SEV5", "undetermined")).toBe(true);
    expect(isWorse("SEV3", "SEV3")).toBe(false);
  });
});
