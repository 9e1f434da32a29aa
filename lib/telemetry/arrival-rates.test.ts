import { expect, it } from "vitest";

import { syntheticShop } from "@/test/synthetic-shop";

import { arrivalRates } from "./arrival-rates";
import { createLogColumns } from "./log-columns";
import { noSignals } from "./no-signals";

const START_US = Date.parse("2026-03-01T12:00:00Z") * 1_000;
const window = { fromUs: START_US, toUs: START_US + 60_000_000 };

it("counts what each service sent of each signal by second", async () => {
  const signals = await syntheticShop({ faultFromUs: Infinity }).read(window, {
    signal: new AbortController().signal,
  });
  const rates = arrivalRates(signals);
  expect(rates.map(({ service, signal, perSecond }) => [service, signal, perSecond])).toEqual([
    ["catalogue", "metrics", 0.2],
    ["catalogue", "traces", 0.5],
    ["checkout", "logs", 0.5],
    ["checkout", "metrics", 0.2],
    ["checkout", "traces", 1.5],
    ["frontend", "metrics", 0.2],
    ["frontend", "traces", 1],
    ["payments", "metrics", 0.2],
    ["payments", "traces", 1],
  ]);
});

it("knows the newest, in whatever order they came, and whom nobody names", () => {
  const logs = createLogColumns();
  const line = { service: "", severity: 9, body: "", traceId: "", spanId: "", attributes: {} };
  for (const after of [5, 9, 1]) logs.add({ ...line, timeUs: START_US + after });
  expect(arrivalRates({ ...noSignals(window, []), logs: logs.table() })).toEqual([
    { service: "", signal: "logs", perSecond: 0.05, newestUs: START_US + 9 },
  ]);
});

it("is empty where nothing came", () => {
  expect(arrivalRates(noSignals(window, []))).toEqual([]);
});
