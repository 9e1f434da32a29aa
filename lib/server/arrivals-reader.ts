import { readWindow } from "@/lib/sources/read-window";
import { arrivalRates } from "@/lib/telemetry/arrival-rates";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { ArrivalError, ArrivalsReader, Backend, Sender, Storage } from "@/lib/wire/telemetry-arrivals";

export type ArrivalsOptions = {
  /** The store that takes telemetry in; null where there is none. */
  store: TelemetrySource | null;
  storage: () => Promise<Storage | null>;
  backends: readonly Backend[];
  /** The last time that something of a service and signal could not be taken. */
  lastError?: (service: string, signal: Sender["signal"]) => ArrivalError | null;
  nowMs?: () => number;
};

/** What is looked back on, in ms. */
const LAST_MS = 60_000;
const PATIENCE_MS = 20_000;

/** Reads from the store what came in the last minute. */
export function createArrivalsReader({
  store,
  storage,
  backends,
  lastError = () => null,
  nowMs = Date.now,
}: ArrivalsOptions): ArrivalsReader {
  async function senders(): Promise<Sender[]> {
    if (!store) return [];
    const now = nowMs();
    const window = { fromUs: (now - LAST_MS) * 1_000, toUs: now * 1_000 };
    return arrivalRates(await readWindow([store], window, { signal: AbortSignal.timeout(PATIENCE_MS) })).map(
      ({ service, signal, perSecond, newestUs }): Sender => ({
        service,
        signal,
        perSecond,
        lagSeconds: Math.max(0, now - newestUs / 1_000) / 1_000,
        lastAt: new Date(newestUs / 1_000).toISOString(),
        lastError: lastError(service, signal),
      }),
    );
  }
  return {
    async read() {
      const [sending, kept] = await Promise.all([senders(), storage()]);
      return { senders: sending, backends, storage: kept };
    },
  };
}
