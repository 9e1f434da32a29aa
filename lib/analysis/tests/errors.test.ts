import { expect, it } from "vitest";

import { sceneOf } from "../scene";
import { madeInput, type MadeSeries, wavering } from "../testing/made-input";
import { errors } from "./errors";

const CALLS = [
  ["front", "cart"],
  ["cart", "store"],
] as const;

const visits = (minute: number) => 40 + ((minute * 13) % 41);
const from = (minute: number, before: number, now: number) => (minute < 48 ? before : now);

/** What clients see succeed, in percent, and what services fail and are asked. */
function failing({ seen = 100, cart = 0.002, store = 1 }: { seen?: number; cart?: number; store?: number }) {
  const series: MadeSeries[] = [
    { service: "", metric: "successrate", at: (minute) => from(minute, 100, seen) },
    { service: "front", metric: "latency", at: wavering(0.1) },
    { service: "cart", metric: "error-ratio", at: wavering(0.002, cart / 0.002) },
    { service: "cart", metric: "requests", at: visits },
    {
      service: "store",
      metric: "requests",
      at: (minute) => Math.round(visits(minute) * from(minute, 1, store)),
    },
  ];
  return errors(sceneOf(madeInput(series, CALLS, { entryService: "front" })));
}

const itself = (findings: ReturnType<typeof errors>, service: string) =>
  findings.find((one) => one.service === service && one.test === "failing-itself")?.strength ?? 0;

it("lets what clients see fail speak for the entry, where nobody behind it fails", () => {
  const findings = failing({ seen: 95 });
  expect(itself(findings, "front")).toBeGreaterThan(1);
  expect(findings.map(({ test }) => test)).not.toContain("failing");
});

it("says nothing against the entry where what it calls fails", () => {
  const findings = failing({ seen: 95, cart: 0.4 });
  expect(itself(findings, "front")).toBe(0);
  expect(itself(findings, "cart")).toBeGreaterThan(1);
});

it("says nothing against the entry where what it calls gives up before it asks", () => {
  expect(itself(failing({ seen: 95, store: 0.1 }), "front")).toBeLessThan(0.1);
});
