import { expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { SignalGap } from "@/lib/telemetry/signals";

import type { FrameServices } from "./distant-frames";
import { createSourceHealth, tellGaps } from "./source-health";

const window = { fromUs: 0, toUs: 60_000_000 };
const { signal } = new AbortController();
const asleep: SignalGap = { source: "Mimir", signal: "metrics", reason: "It is asleep." };

it("remembers why a source could not give everything, until it can", () => {
  const health = createSourceHealth(() => 0);
  const sources = ["Mimir", "Thanos"];
  expect(health.lastError("Mimir")).toBeNull();
  health.hear(sources, [asleep]);
  expect(health.lastError("Mimir")).toEqual({ at: "1970-01-01T00:00:00.000Z", reason: "It is asleep." });
  expect(health.lastError("Thanos")).toBeNull();
  health.hear(sources, []);
  expect(health.lastError("Mimir")).toBeNull();
});

it("is told the gaps of each frame, and of what was read for an investigation", async () => {
  const told: (readonly SignalGap[])[] = [];
  const services = tellGaps<Pick<FrameServices, "frame" | "readInput">>(
    {
      frame: () => Promise.resolve(buildFrame(noSignals(window, [asleep]))),
      readInput: () => Promise.resolve({ jobs: [], isBlank: true, packed: new Uint8Array(), gaps: [] }),
    },
    (gaps) => told.push(gaps),
  );
  const input = {
    alarm: { atUs: 0, service: null, metric: null },
    entryService: null,
    exclude: [],
    changes: [],
  };
  expect((await services.frame(window, signal)).coverage.gaps).toEqual([asleep]);
  await services.readInput(
    { window, unasked: {}, known: { input, source: "Mimir", samples: false } },
    signal,
  );
  expect(told).toEqual([[asleep], []]);
});
