import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { causeKinds, populations } from "@/lib/reports/vocabulary";
import { severities } from "@/lib/timeline/vocabulary";

import { reportParams } from "./report-address";
import { lastDays, parseQuestion, periodPresets } from "./report-question";

const today = "2026-11-27";
const read = (query: string) => parseQuestion(new URLSearchParams(query), today);

describe("a question in an address", () => {
  it("is the last ninety days that have ended where nothing is said", () => {
    expect(read("").period).toEqual({ from: "2026-08-29", to: "2026-11-26" });
    expect(read("")).toMatchObject({
      filter: { services: [], severities: [], causes: [] },
      population: "own",
    });
  });

  it("comes back as it was written", () => {
    const day = fc.date({ min: new Date("2022-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.tuple(day, day).map((days) => days.map((date) => date.toISOString().slice(0, 10)).toSorted()),
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 4 }),
        fc.subarray([...severities]),
        fc.subarray([...causeKinds]),
        fc.constantFrom(...populations),
        ([from = "", to = ""], names, levels, causes, population) => {
          const services = names.filter((name) => name.trim() !== "" && name.isWellFormed());
          const question = {
            period: { from, to },
            filter: { services, severities: levels, causes },
            population,
          };
          expect(parseQuestion(reportParams(question), today)).toEqual(question);
        },
      ),
    );
  });

  it.each([
    ["from=2026-02-30&to=never", { from: "2026-08-29", to: "2026-11-26" }],
    ["from=2026-11-10&to=2026-11-01", { from: "2026-11-01", to: "2026-11-10" }],
    ["from=2026-11-20", { from: "2026-11-20", to: "2026-11-26" }],
    ["from=1990-01-01&to=2026-11-26", { from: "2016-11-29", to: "2026-11-26" }],
    ["to=2026-03-31", { from: "2026-01-01", to: "2026-03-31" }],
  ])("makes the best of %s", (query, period) => {
    expect(read(query).period).toEqual(period);
  });

  it("passes over what it does not know", () => {
    expect(
      read("severity=SEV9&severity=SEV1&cause=luck&population=all&service=%00a&service=%20"),
    ).toMatchObject({ filter: { services: [], severities: ["SEV1"], causes: [] }, population: "own" });
  });
});

it("names whole periods that have ended", () => {
  expect(periodPresets(today).map(({ period }) => period)).toEqual([
    { from: "2026-10-28", to: "2026-11-26" },
    lastDays(today, 90),
    { from: "2026-10-01", to: "2026-10-31" },
    { from: "2025-11-27", to: "2026-11-26" },
  ]);
  expect(periodPresets("2026-03-01")[2]?.period).toEqual({ from: "2026-02-01", to: "2026-02-28" });
});
