import type { TelemetrySource } from "@/lib/telemetry/source";
import type { ArrivalError } from "@/lib/wire/telemetry-arrivals";

/** How the backends were when they were last asked: by name. */
export type SourceHealth = {
  /** The same source, whose readings are remembered. */
  watch: (source: TelemetrySource) => TelemetrySource;
  /** `reason`: one sentence; null where all was well. */
  note: (name: string, reason: string | null) => void;
  /** Null where the last answer was whole, or nothing was asked yet. */
  lastError: (name: string) => ArrivalError | null;
};

export function createSourceHealth(nowMs: () => number = Date.now): SourceHealth {
  const errors = new Map<string, ArrivalError>();

  function note(name: string, reason: string | null): void {
    if (reason === null) errors.delete(name);
    else errors.set(name, { at: new Date(nowMs()).toISOString(), reason });
  }

  return {
    watch: (source) => ({
      ...source,
      async read(window, options) {
        const signals = await source.read(window, options);
        note(source.name, signals.gaps[0]?.reason ?? null);
        return signals;
      },
    }),
    note,
    lastError: (name) => errors.get(name) ?? null,
  };
}
