import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

import type { TelemetryStore } from "@/lib/telemetry/store-port";

import type { Environment } from "./environment";
import { openTelemetry, telemetryIn } from "./telemetry";

const FOLDER = "telemetry-samples";
/** Samples are small, and what they take is room that one's own telemetry does not have. */
const MOST_BYTES = 1024 ** 3;

/** The telemetry of samples: a store of its own, which one's own telemetry never reaches and never comes from. */
export type SampleTelemetry = Omit<TelemetryStore, "keepHouse"> & {
  /** Whether a sample has left anything: as long as none has run there is no store. */
  isThere: () => boolean;
  /** Forgets all of it. What comes afterwards begins a new store. */
  empty: () => Promise<void>;
};

/** Opened by the first sample that runs, or whose telemetry is looked at again. */
export function openSampleTelemetry(environment: Environment): SampleTelemetry {
  const folder = join(environment.dataDirectory, FOLDER);
  const limitBytes = Math.min(MOST_BYTES, environment.telemetryLimitBytes);
  const open = telemetryIn({ ...environment, telemetryLimitBytes: limitBytes }, FOLDER);
  let store = openTelemetry(open);
  let emptying = Promise.resolve();

  /** Whoever comes while it is being emptied is answered by what comes after. */
  async function current(): Promise<typeof store> {
    await emptying;
    return store;
  }

  async function replace(earlier: Promise<void>): Promise<void> {
    await earlier;
    try {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    } finally {
      store = openTelemetry(open);
    }
  }

  return {
    take: async (sent) => (await current()).take(sent),
    read: async (window, signal) => (await current()).read(window, signal),
    rows: {
      points: async (window, signal) => (await current()).rows.points(window, signal),
      spans: async (window, signal) => (await current()).rows.spans(window, signal),
      logs: async (window, signal) => (await current()).rows.logs(window, signal),
      shown: async (window, wanted, signal) => (await current()).rows.shown(window, wanted, signal),
      trace: async (window, traceId, signal) => (await current()).rows.trace(window, traceId, signal),
    },
    status: async () => (await current()).status(),
    isThere: () => existsSync(folder),
    async empty() {
      const emptied = replace(emptying);
      emptying = emptied.catch(() => undefined);
      await emptied;
    },
    async close() {
      await (await current()).close();
    },
  };
}
