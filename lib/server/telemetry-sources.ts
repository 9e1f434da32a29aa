import { openSource } from "@/lib/sources/open-source";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { SourceSettings } from "@/lib/telemetry/source-settings";
import type { TelemetryStore } from "@/lib/telemetry/store-port";
import type { ArrivalsReader } from "@/lib/wire/telemetry-arrivals";

import { createArrivalsReader } from "./arrivals-reader";

const findSecret = (variable: string) => process.env[variable];

type Store = Pick<TelemetryStore, "read" | "rows">;
type WatchedStore = Pick<TelemetryStore, "read" | "rows" | "status">;

/** What this node keeps itself, as one source among others. */
function embeddedSource(store: Store): TelemetrySource {
  return {
    name: "Parallax",
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
export function arrivalsReader(store: WatchedStore, backends: readonly SourceSettings[]): ArrivalsReader {
  return createArrivalsReader({
    store: embeddedSource(store),
    async storage() {
      const { diskBytes, limitBytes, oldestUs } = await store.status();
      const oldestAt = oldestUs === null ? null : new Date(oldestUs / 1_000).toISOString();
      return { usedBytes: diskBytes, limitBytes, oldestAt };
    },
    backends: backends.map(({ name, kind }) => ({
      name,
      kind,
      signals: kind === "prometheus" ? ["metrics"] : ["metrics", "traces", "logs"],
      lastError: null,
    })),
  });
}
