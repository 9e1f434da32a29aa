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
  const inUse = new Set<Promise<unknown>>();
  let emptying = Promise.resolve();

  /** Whoever comes while it is being emptied has what comes after; whoever came before is waited for. */
  async function using<Result>(work: (present: typeof store) => Promise<Result>): Promise<Result> {
    for (let awaited: typeof emptying | null = null; awaited !== emptying; await awaited) awaited = emptying;
    const done = work(store);
    inUse.add(done);
    try {
      return await done;
    } finally {
      inUse.delete(done);
    }
  }

  async function replace(earlier: Promise<void>): Promise<void> {
    await earlier;
    try {
      await Promise.allSettled(inUse);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    } finally {
      store = openTelemetry(open);
    }
  }

  return {
    take: (sent) => using((present) => present.take(sent)),
    read: (window, signal) => using((present) => present.read(window, signal)),
    rows: {
      points: (window, signal) => using(({ rows }) => rows.points(window, signal)),
      spans: (window, signal) => using(({ rows }) => rows.spans(window, signal)),
      logs: (window, signal) => using(({ rows }) => rows.logs(window, signal)),
      shown: (window, wanted, signal) => using(({ rows }) => rows.shown(window, wanted, signal)),
      versions: (window, signal) => using(({ rows }) => rows.versions(window, signal)),
      trace: (window, traceId, signal) => using(({ rows }) => rows.trace(window, traceId, signal)),
    },
    status: () => using((present) => present.status()),
    isThere: () => existsSync(folder),
    async empty() {
      const emptied = replace(emptying);
      emptying = emptied.catch(() => undefined);
      await emptied;
    },
    close: () => using((present) => present.close()),
  };
}
