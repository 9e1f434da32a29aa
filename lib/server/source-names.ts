import type { SourceSettings } from "@/lib/telemetry/source-settings";

/** What a node keeps itself is called so among its sources. */
export const OWN_SOURCE = "Parallax";

/** What the sources of a node are called: its own telemetry, and backends of the team's own. */
export function sourceNames(backends: readonly SourceSettings[]): readonly string[] {
  return [OWN_SOURCE, ...backends.map(({ name }) => name)];
}
