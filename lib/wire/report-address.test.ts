import { describe, expect, it } from "vitest";

import type { ReportQuestion } from "./report";
import { drillParams, parseDrill, reportHref, reportParams, tableHref } from "./report-address";
import { readQuestion } from "./report-query";

const NOW = Date.parse("2026-04-01T00:00:00.000Z");

const question: ReportQuestion = {
  period: { from: "2026-01-01", to: "2026-03-31" },
  filter: { services: ["a & b", "cart"], severities: ["SEV1", "SEV2"], causes: ["change"] },
  population: "generated",
};

describe("the address of a report", () => {
  it("asks for what it was made from", () => {
    const url = new URL(reportHref(question), "http://localhost");
    expect(readQuestion(url.searchParams, NOW)).toEqual({ ok: true, value: question });
    expect(tableHref(question, "left_out", "csv")).toContain("&table=left_out&format=csv");
  });

  it("asks for the last ninety days that are over where it says nothing", () => {
    const asked = readQuestion(new URLSearchParams(), NOW);
    expect(asked.ok && asked.value.period).toEqual({ from: "2026-01-01", to: "2026-03-31" });
    expect(asked.ok && reportParams(asked.value).toString()).toBe("from=2026-01-01&to=2026-03-31");
  });

  it.each([
    "from=2026-02-30",
    "from=2026-03-02&to=2026-03-01",
    "from=2006-01-01&to=2026-01-01",
    "cause=bad_luck",
    "service=",
  ])("is refused as %s", (query) => {
    expect(readQuestion(new URLSearchParams(query), NOW)).toMatchObject({ ok: false });
  });
});

describe("the address of a drill", () => {
  it("reads as it was written, beside a filter", () => {
    const drill = { bucket: "2026-01-05", severity: "SEV2", measure: "resolve", state: "missing" } as const;
    const params = reportParams(question);
    for (const [name, value] of drillParams(drill)) params.set(name, value);
    expect(parseDrill(params)).toEqual({ ...parseDrill(new URLSearchParams()), ...drill });
    expect(readQuestion(params, NOW)).toEqual({ ok: true, value: question });
  });

  it("does not open what must not be known, nor what it does not know", () => {
    const params = new URLSearchParams("leftOut=restricted&measure=sleep");
    expect(Object.values(parseDrill(params)).every((value) => value === undefined)).toBe(true);
  });
});
