import { expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { SignalGap } from "@/lib/telemetry/signals";

import { createSourceHealth } from "./source-health";

const window = { fromUs: 0, toUs: 60_000_000 };
const { signal } = new AbortController();

it("remembers why a source could not give everything, until it can", async () => {
  const health = createSourceHealth(() => 0);
  let gaps: SignalGap[] = [{ source: "Mimir", signal: "metrics", reason: "It is asleep." }];
  const watched = health.watch({
    sources: ["Mimir", "Thanos"],
    frame: () => Promise.resolve(buildFrame(noSignals(window, gaps))),
    trace: () => Promise.resolve(null),
    distant: [],
    ask: () => Promise.resolve(),
  });
  expect(health.lastError("Mimir")).toBeNull();
  expect((await watched.frame(window, signal)).coverage.gaps).toEqual(gaps);
  expect(health.lastError("Mimir")).toEqual({ at: "1970-01-01T00:00:00.000Z", reason: "It is asleep." });
  expect(health.lastError("Thanos")).toBeNull();
  gaps = [];
  await watched.frame(window, signal);
  expect(health.lastError("Mimir")).toBeNull();
});

it("hears the same of what was read for an investigation", async () => {
  const health = createSourceHealth(() => 0);
  const gaps: SignalGap[] = [{ source: "Mimir", signal: "metrics", reason: "It is asleep." }];
  const read = health.watchInputs({
    sources: ["Mimir"],
    readInput: () => Promise.resolve({ jobs: [], isBlank: true, packed: new Uint8Array(), gaps }),
  });
  const input = {
    alarm: { atUs: 0, service: null, metric: null },
    entryService: null,
    exclude: [],
    changes: [],
  };
  await read({ window, unasked: {}, known: { input, source: "Mimir", samples: false } }, signal);
  expect(health.lastError("Mimir")?.reason).toBe("It is asleep.");
});
