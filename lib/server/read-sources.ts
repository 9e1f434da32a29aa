import { mixSignals } from "@/lib/telemetry/mix-signals";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { Signals } from "@/lib/telemetry/signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

/** What does not answer within this is a gap. Milliseconds. */
const PATIENCE_MS = 20_000;

/** A window from all sources at once. One that fails or takes too long is a gap in what the others give. */
export async function readSources(
  sources: readonly TelemetrySource[],
  window: TelemetryWindow,
  patienceMs = PATIENCE_MS,
): Promise<Signals> {
  const parts = await Promise.all(sources.map((source) => readSource(source, window, patienceMs)));
  return mixSignals(window, parts);
}

async function readSource(
  { name, signals, read }: TelemetrySource,
  window: TelemetryWindow,
  patienceMs: number,
): Promise<Signals> {
  const signal = AbortSignal.timeout(patienceMs);
  const missing = (reason: string) =>
    noSignals(
      window,
      signals.map((each) => ({ source: name, signal: each, reason })),
    );
  try {
    return await Promise.race([read(window, { signal }), aborted(signal)]);
  } catch {
    return missing(
      signal.aborted ? `It did not answer within ${patienceMs / 1_000} s.` : "It could not be read.",
    );
  }
}

/** Rejects once the signal aborts: a source that does not listen to it holds nobody up. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("Too late.")), { once: true });
  });
}
