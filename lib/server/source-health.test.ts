import { expect, it } from "vitest";

import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetrySource } from "@/lib/telemetry/source";

import { createSourceHealth } from "./source-health";

const window = { fromUs: 0, toUs: 1 };
const signal = new AbortController().signal;

it("remembers why a source could not give everything, until it can", async () => {
  const health = createSourceHealth(() => 0);
  let gaps = [{ source: "Mimir", signal: "metrics" as const, reason: "It is asleep." }];
  const source: TelemetrySource = {
    name: "Mimir",
    signals: ["metrics"],
    read: () => Promise.resolve(noSignals(window, gaps)),
  };
  const watched = health.watch(source);
  expect(health.lastError("Mimir")).toBeNull();
  expect((await watched.read(window, { signal })).gaps).toEqual(gaps);
  expect(health.lastError("Mimir")).toEqual({ at: "1970-01-01T00:00:00.000Z", reason: "It is asleep." });
  expect(health.lastError("Thanos")).toBeNull();
  gaps = [];
  await watched.read(window, { signal });
  expect(health.lastError("Mimir")).toBeNull();
});
