import { checkSource } from "@/lib/sources/check-source";
import { openSource } from "@/lib/sources/open-source";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { SourceSettings } from "@/lib/telemetry/source-settings";
import type { TelemetryStore } from "@/lib/telemetry/store-port";
import type { ArrivalsReader } from "@/lib/wire/telemetry-arrivals";

import { createArrivalsReader } from "./arrivals-reader";
import type { SourceHealth } from "./source-health";
import { OWN_SOURCE } from "./source-names";
import type { TelemetryProcess } from "./telemetry-process";
import type { TelemetryRefusals } from "./telemetry-refusals";

const CHECK_MS = 10_000;
const findSecret = (variable: string) => process.env[variable];

type Store = Pick<TelemetryStore, "read" | "rows">;

/** What this node keeps itself, as one source among others. */
export function embeddedSource(store: Store): TelemetrySource {
  return {
    name: OWN_SOURCE,
    signals: ["metrics", "traces", "logs"],
    read: async (window, { signal }) => ({
      ...window,
      ...(await store.read(window, signal)),
      calls: [],
      gaps: [],
    }),
    rows: store.rows,
  };
}

/** Where this process reads telemetry from: what it keeps itself, and each backend of the team's own. */
export function telemetrySources(
  store: Store,
  backends: readonly SourceSettings[],
): readonly TelemetrySource[] {
  return [embeddedSource(store), ...backends.map((settings) => openSource(settings, { findSecret }))];
}

/** What knows of that which arrives here, and of the room that it takes. */
export function arrivalsReader({
  telemetry,
  backends,
  health,
  refusals,
}: {
  telemetry: Pick<TelemetryProcess, "senders" | "status">;
  backends: readonly SourceSettings[];
  health: SourceHealth;
  refusals: TelemetryRefusals;
}): ArrivalsReader {
  return createArrivalsReader({
    senders: telemetry.senders,
    async storage() {
      const { diskBytes, limitBytes, oldestUs } = await telemetry.status();
      const oldestAt = oldestUs === null ? null : new Date(oldestUs / 1_000).toISOString();
      return { usedBytes: diskBytes, limitBytes, oldestAt };
    },
    refused: refusals.list,
    backends: () =>
      backends.map(({ name, kind }) => ({
        name,
        kind,
        signals: kind === "prometheus" ? ["metrics"] : ["metrics", "traces", "logs"],
        lastError: health.lastError(name),
      })),
    async check(name) {
      const settings = backends.find((backend) => backend.name === name);
      if (!settings) return null;
      const reason = await check(settings);
      health.note(name, reason);
      return { reason };
    },
  });
}

async function check(settings: SourceSettings): Promise<string | null> {
  const signal = AbortSignal.timeout(CHECK_MS);
  try {
    return await checkSource(settings, { findSecret, nowMs: Date.now(), signal });
  } catch (error) {
    if (signal.aborted) return `It did not answer within ${CHECK_MS / 1_000} s.`;
    throw error;
  }
}
