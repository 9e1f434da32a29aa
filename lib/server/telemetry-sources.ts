import type { TelemetrySource } from "@/lib/telemetry/source";
import type { ArrivalsReader } from "@/lib/wire/telemetry-arrivals";

import { createArrivalsReader } from "./arrivals-reader";

/**
 * Where this process reads telemetry from: the one place to name a source. The embedded store is one of them, and so
 * is each backend of the team's own.
 */
export function telemetrySources(): readonly TelemetrySource[] {
  return [];
}

/** What knows of that which arrives here: the embedded store, its source and its room. */
export function arrivalsReader(): ArrivalsReader {
  return createArrivalsReader({ store: null, storage: () => Promise.resolve(null), backends: [] });
}
