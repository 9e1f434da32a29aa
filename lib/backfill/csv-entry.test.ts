import { describe, expect, it } from "vitest";

import { columnOf, csvColumns, csvEntry, headerFaults } from "./csv-entry";
import { pastIncident } from "./past-incident";

describe("the first line of a CSV", () => {
  it("may name any of the columns, in any order, with an id and a title among them", () => {
    expect(headerFaults(csvColumns.toReversed())).toEqual([]);
    expect(headerFaults(["title", "external_id"])).toEqual([]);
  });

  it("is refused where it names what is no column, one twice, or not what is needed", () => {
    expect(headerFaults(["external_id", "titel", "external_id"]).map(({ path }) => path)).toEqual([
      "titel",
      "external_id",
      "title",
    ]);
  });
});

describe("a record of a CSV", () => {
  it("becomes an entry as JSON would give it", () => {
    const record = {
      external_id: " OPS-1 ",
      title: "Checkout is slow",
      severity: "SEV2",
      impact_started_at: "2026-03-02T10:10:00+01:00",
      detected_at: "",
      services: "checkout; payments;",
      cause_kind: "change",
      cause: "Release 4.1",
    };
    expect(pastIncident.parse(csvEntry(record))).toEqual({
      externalId: "OPS-1",
      title: "Checkout is slow",
      summary: "",
      severity: "SEV2",
      status: "closed",
      milestones: { impact_started: "2026-03-02T09:10:00.000Z" },
      services: ["checkout", "payments"],
      cause: { kind: "change", claim: "Release 4.1" },
      followUps: [],
    });
  });

  it("names the column at fault", () => {
    const wrong = { external_id: "1", title: "T", severity: "bad", resolved_at: "yesterday", cause: "x" };
    const { error } = pastIncident.safeParse(csvEntry(wrong));
    const columns = error?.issues.map(({ path }) => columnOf(path.join(".")));
    expect(columns?.sort()).toEqual(["cause_kind", "resolved_at", "severity"]);
  });
});
