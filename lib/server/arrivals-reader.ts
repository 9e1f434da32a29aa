import { readWindow } from "@/lib/sources/read-window";
import { arrivalRates } from "@/lib/telemetry/arrival-rates";
import type { TelemetrySource } from "@/lib/telemetry/source";
import type { ArrivalsReader, Backend, Refused, Sender, Storage } from "@/lib/wire/telemetry-arrivals";

export type ArrivalsOptions = {
  senders: () => Promise<readonly Sender[]>;
  storage: () => Promise<Storage | null>;
  refused: () => readonly Refused[];
  backends: () => readonly Backend[];
  check: ArrivalsReader["check"];
};

/** What is looked back on, in ms. */
const LAST_MS = 60_000;
const PATIENCE_MS = 20_000;

/** Reads from what takes telemetry in who sent something in the last minute. */
export async function readSenders(store: TelemetrySource, nowMs: number): Promise<readonly Sender[]> {
  const window = { fromUs: (nowMs - LAST_MS) * 1_000, toUs: nowMs * 1_000 };
  return arrivalRates(await readWindow([store], window, { signal: AbortSignal.timeout(PATIENCE_MS) })).map(
    ({ service, signal, perSecond, newestUs }): Sender => ({
      service,
      signal,
      perSecond,
      lagSeconds: Math.max(0, nowMs - newestUs / 1_000) / 1_000,
      lastAt: new Date(newestUs / 1_000).toISOString(),
    }),
  );
}

/** What is known of that which arrives, put together. */
export function createArrivalsReader({
  senders,
  storage,
  refused,
  backends,
  check,
}: ArrivalsOptions): ArrivalsReader {
  return {
    check,
    async read() {
      const [sending, kept] = await Promise.all([senders(), storage()]);
      return { senders: sending, refused: refused(), backends: backends(), storage: kept };
    },
  };
}
