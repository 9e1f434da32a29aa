import { readWindow } from "@/lib/sources/read-window";
import { arrivalRates } from "@/lib/telemetry/arrival-rates";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { ArrivalsReader, Backend, Refused, Sender, Storage } from "@/lib/wire/telemetry-arrivals";

export type ArrivalsOptions = {
  /** The store that takes telemetry in; null where there is none. */
  store: TelemetrySource | null;
  storage: () => Promise<Storage | null>;
  refused: () => readonly Refused[];
  backends: () => readonly Backend[];
  check: ArrivalsReader["check"];
  nowMs?: () => number;
};

/** What is looked back on, in ms. */
const LAST_MS = 60_000;
const PATIENCE_MS = 20_000;

/** Reads from the store what came in the last minute. */
export function createArrivalsReader({
  store,
  storage,
  refused,
  backends,
  check,
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
      }),
    );
  }
  return {
    check,
    async read() {
      const [sending, kept] = await Promise.all([senders(), storage()]);
      return { senders: sending, refused: refused(), backends: backends(), storage: kept };
    },
  };
}
