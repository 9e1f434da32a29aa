import { join } from "node:path";

import { openTelemetryStore } from "@/lib/store/telemetry/telemetry-store";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import type { Environment } from "./environment";
import { reportFailure } from "./route-failure";
import { threadEntry } from "./thread-entry";

const HOUSE_EVERY_MS = 5 * 60_000;

export type Opener = () => Promise<TelemetryStore>;

/** How telemetry is opened in a folder of the data directory, by threads of its own. */
export function telemetryIn(
  {
    dataDirectory,
    telemetryLimitBytes,
    telemetryMaxAgeHours,
  }: Pick<Environment, "dataDirectory" | "telemetryLimitBytes" | "telemetryMaxAgeHours">,
  name = "telemetry",
): Opener {
  const entries = { owner: threadEntry("telemetry-store"), decoder: threadEntry("telemetry-decoder") };
  const settings = {
    folder: join(dataDirectory, name),
    limitBytes: telemetryLimitBytes,
    maxAgeHours: telemetryMaxAgeHours,
  };
  return () => openTelemetryStore(settings, entries);
}

/** The telemetry of this node. It is opened by the first who needs it, and anew after it has failed. */
export function openTelemetry(open: Opener): Omit<TelemetryStore, "keepHouse"> {
  let opened: Promise<TelemetryStore> | null = null;
  let houseKeeping: NodeJS.Timeout | undefined;

  async function store(): Promise<TelemetryStore> {
    opened ??= start();
    return opened;
  }

  async function start(): Promise<TelemetryStore> {
    try {
      const made = await open();
      houseKeeping = setInterval(() => {
        made.keepHouse(Date.now() * 1_000).catch((error: unknown) => reportFailure(error, "telemetry"));
      }, HOUSE_EVERY_MS).unref();
      return made;
    } catch (error) {
      opened = null;
      throw error;
    }
  }

  return {
    take: async (sent) => (await store()).take(sent),
    read: async (window, signal) => (await store()).read(window, signal),
    rows: {
      versions: async (window, signal) => (await store()).rows.versions(window, signal),
      points: async (window, signal) => (await store()).rows.points(window, signal),
      spans: async (window, signal) => (await store()).rows.spans(window, signal),
      logs: async (window, signal) => (await store()).rows.logs(window, signal),
      shown: async (window, wanted, signal) => (await store()).rows.shown(window, wanted, signal),
      trace: async (window, traceId, signal) => (await store()).rows.trace(window, traceId, signal),
    },
    status: async () => (await store()).status(),
    async close() {
      clearInterval(houseKeeping);
      await (await opened)?.close();
    },
  };
}
