import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Taken, TelemetryStore } from "@/lib/telemetry/store-port";

import type { Environment } from "./environment";
import { openTelemetry, telemetryIn } from "./telemetry";

const FOLDER = "telemetry-samples";
/** Beside the folder: when it was last emptied for a sample. */
const SINCE = "telemetry-samples-since";
const NOTHING_LEFT = "No sample has left any telemetry.";
/** Samples are small, and what they take is room that one's own telemetry does not have. */
const MOST_BYTES = 1024 ** 3;

/** The telemetry of samples: a store of its own, which one's own telemetry never reaches and never comes from. */
export type SampleTelemetry = Omit<TelemetryStore, "keepHouse"> & {
  /** Whether a sample has left anything: as long as none has run there is no store. */
  isThere: () => boolean;
  /** Since when what is there has been told, ISO 8601; null where nothing is. Known after a restart too. */
  toldSince: () => Promise<string | null>;
  /** What a sample has left, in bytes; null where there is nothing. */
  storedBytes: () => Promise<number | null>;
  /** Forgets all of it. What comes afterwards begins a new store. */
  empty: () => Promise<void>;
  /** Forgets all of it, and takes nothing until it is emptied for the next sample: what was on its way is not wanted. */
  remove: () => Promise<void>;
};

const shut: Taken = {
  ok: false,
  why: "shut",
  reason: "Samples have been removed: start one, and its telemetry is taken.",
};

/** Opened by the first sample that runs, or whose telemetry is looked at again. */
export function openSampleTelemetry(environment: Environment): SampleTelemetry {
  const { dataDirectory } = environment;
  const folder = join(dataDirectory, FOLDER);
  const since = join(dataDirectory, SINCE);
  const limitBytes = Math.min(MOST_BYTES, environment.telemetryLimitBytes);
  const open = telemetryIn({ ...environment, telemetryLimitBytes: limitBytes }, FOLDER);
  let store = openTelemetry(open);
  const inUse = new Set<Promise<unknown>>();
  let emptying = Promise.resolve();
  let isShut = false;

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

  /** Whoever looks opens no store: what was there when they came may have been emptied since. */
  function looking<Result>(work: (present: typeof store) => Promise<Result>): Promise<Result> {
    return using((present) => (existsSync(folder) ? work(present) : Promise.reject(new Error(NOTHING_LEFT))));
  }

  async function replace(earlier: Promise<void>, removes: boolean): Promise<void> {
    await earlier;
    try {
      await Promise.allSettled(inUse);
      await store.close();
      await rm(folder, { recursive: true, force: true });
      if (removes) return await rm(since, { force: true });
      await mkdir(dataDirectory, { recursive: true });
      await writeFile(since, new Date().toISOString());
    } finally {
      store = openTelemetry(open);
    }
  }

  async function replaceNext(removes: boolean): Promise<void> {
    isShut = removes;
    const emptied = replace(emptying, removes);
    emptying = emptied.catch(() => undefined);
    await emptied;
  }

  return {
    take: (sent) => using((present) => (isShut ? Promise.resolve(shut) : present.take(sent))),
    read: (window, signal) => looking((present) => present.read(window, signal)),
    rows: {
      points: (window, signal) => looking(({ rows }) => rows.points(window, signal)),
      spans: (window, signal) => looking(({ rows }) => rows.spans(window, signal)),
      logs: (window, signal) => looking(({ rows }) => rows.logs(window, signal)),
      shown: (window, wanted, signal) => looking(({ rows }) => rows.shown(window, wanted, signal)),
      versions: (window, signal) => looking(({ rows }) => rows.versions(window, signal)),
      trace: (window, traceId, signal) => looking(({ rows }) => rows.trace(window, traceId, signal)),
    },
    status: () => looking((present) => present.status()),
    isThere: () => existsSync(folder),
    async toldSince() {
      await emptying;
      if (existsSync(since)) return readFile(since, "utf8");
      // Of what was told before this was noted, only that it is there is known.
      return existsSync(folder) ? new Date(0).toISOString() : null;
    },
    storedBytes: () =>
      using(async (present) => (existsSync(folder) ? (await present.status()).diskBytes : null)),
    empty: () => replaceNext(false),
    remove: () => replaceNext(true),
    close: () => using((present) => present.close()),
  };
}
