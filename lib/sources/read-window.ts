import { mixSignals } from "@/lib/telemetry/mix-signals";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { Signals } from "@/lib/telemetry/signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

import { quote } from "./failure";

/** A source that takes longer is given up, and said to have. */
const LIMIT_MS = 120_000;

/**
 * A window from all sources at once, mixed into one. A source that fails, or takes too long, is a gap for each signal
 * that it holds. Rejects only where `signal` aborts, with its reason.
 */
export async function readWindow(
  sources: readonly TelemetrySource[],
  window: TelemetryWindow,
  { signal, limitMs = LIMIT_MS }: { signal: AbortSignal; limitMs?: number },
): Promise<Signals> {
  signal.throwIfAborted();
  const parts = await Promise.all(sources.map((source) => readSource(source, window, { signal, limitMs })));
  return mixSignals(window, parts);
}

async function readSource(
  source: TelemetrySource,
  window: TelemetryWindow,
  { signal, limitMs }: { signal: AbortSignal; limitMs: number },
): Promise<Signals> {
  const read = await attempt((either) => source.read(window, { signal: either }), { signal, limitMs });
  if (read.ok) return read.value;
  const { reason } = read;
  return noSignals(
    window,
    source.signals.map((name) => ({ source: source.name, signal: name, reason })),
  );
}

/** What a read gives, or why it gave nothing in time. Rejects only where `signal` aborts, with its reason. */
export async function attempt<Value>(
  read: (signal: AbortSignal) => Promise<Value>,
  { signal, limitMs = LIMIT_MS }: { signal: AbortSignal; limitMs?: number },
): Promise<{ ok: true; value: Value } | { ok: false; reason: string }> {
  const clock = AbortSignal.timeout(limitMs);
  const either = AbortSignal.any([signal, clock]);
  try {
    return { ok: true, value: await orAborted(read(either), either) };
  } catch (error) {
    signal.throwIfAborted();
    const reason = clock.aborted ? `It was not read within ${limitMs / 1_000} s.` : failureOf(error);
    return { ok: false, reason };
  }
}

function failureOf(error: unknown): string {
  return `It could not be read: ${error instanceof Error ? quote(error.message) : "nobody knows why"}.`;
}

/** What a promise gives, or the signal's reason as soon as it aborts: a source may not notice. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
