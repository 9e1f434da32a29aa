import { describe, expect, it } from "vitest";

import { declaration, emptyDeclaration } from "./declaration";

const now = Date.parse("2026-03-01T12:00:00Z");
const fields = { ...emptyDeclaration, title: "  Checkout returns 502  " };

describe("declaration", () => {
  it("asks for what was chosen, trimmed, and says nothing of what was left out", () => {
    expect(declaration(fields, "c-1", now)).toEqual({
      ok: true,
      value: {
        commandId: "c-1",
        title: "Checkout returns 502",
        summary: "",
        severity: "undetermined",
        status: "triage",
        kind: "real",
        restricted: false,
      },
    });
  });

  it("turns local times into instants", () => {
    const outcome = declaration({ ...fields, impactStartedAt: "2026-03-01T11:30" }, "c-1", now + 86_400_000);
    expect(outcome.ok && outcome.value.impactStartedAt).toBe(new Date("2026-03-01T11:30").toISOString());
  });

  it("asks when it was declared only of what is entered afterwards", () => {
    const old = { ...fields, occurredAt: "2026-02-01T08:00" };
    const real = declaration(old, "c-1", now);
    const backfilled = declaration({ ...old, kind: "backfilled" }, "c-1", now);
    expect(real.ok && "occurredAt" in real.value).toBe(false);
    expect(backfilled.ok && backfilled.value.occurredAt).toBe(new Date("2026-02-01T08:00").toISOString());
  });

  it.each([
    ["title", { title: " \n " }],
    ["title", { title: "x".repeat(201) }],
    ["summary", { summary: "x".repeat(2_001) }],
    ["impactStartedAt", { impactStartedAt: "2026-03-09T12:00" }],
    ["impactStartedAt", { impactStartedAt: "2026-13-40T99:00" }],
    ["occurredAt", { kind: "backfilled" as const, occurredAt: "2027-01-01T00:00" }],
  ])("names %s as the fault", (path, wrong) => {
    const outcome = declaration({ ...fields, ...wrong }, "c-1", now);
    expect(outcome.ok ? [] : outcome.problem.errors?.map((error) => error.path)).toEqual([path]);
  });
});
