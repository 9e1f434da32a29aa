import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { Unasked } from "@/lib/wire/telemetry-frames-port";

/** The same sources, but that some are not asked: each of their signals is a gap, with that reason. */
export function askedOf(sources: readonly TelemetrySource[], unasked: Unasked): readonly TelemetrySource[] {
  const reasons = new Map(Object.entries(unasked));
  return sources.map((source) => {
    const reason = reasons.get(source.name);
    if (reason === undefined) return source;
    const gaps = source.signals.map((signal) => ({ source: source.name, signal, reason }));
    return { ...source, read: (window) => Promise.resolve(noSignals(window, gaps)) };
  });
}
