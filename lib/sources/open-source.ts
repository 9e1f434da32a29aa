import type { TelemetrySource } from "@/lib/telemetry/source";
import type { SourceSettings } from "@/lib/telemetry/source-settings";

import { createClickhouseSource } from "./clickhouse/source";
import { createPrometheusSource } from "./prometheus/source";
import type { FindSecret } from "./secrets";

/** The source that settings describe. Nothing is asked of it before it is read. */
export function openSource(settings: SourceSettings, options: { findSecret: FindSecret }): TelemetrySource {
  switch (settings.kind) {
    case "prometheus":
      return createPrometheusSource(settings, options);
    case "clickhouse":
      return createClickhouseSource(settings, options);
  }
}
