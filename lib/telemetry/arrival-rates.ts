import type { LogTable, PointTable, Signals, SpanTable } from "./signals";
import type { SignalName } from "./source";

/** How much of a signal a service sent in a window, and how far behind its newest is. */
export type ArrivalRate = {
  service: string;
  signal: SignalName;
  perSecond: number;
  /** Microseconds since 1970, of the newest row. */
  newestUs: number;
};

const SECOND_US = 1_000_000;

/** Who sent what in the window of these signals, in order of service and signal. */
export function arrivalRates({ fromUs, toUs, points, spans, logs }: Signals): ArrivalRate[] {
  const seconds = (toUs - fromUs) / SECOND_US;
  return [...ofPoints(points), ...ofSpans(spans), ...ofLogs(logs)]
    .map(({ service, signal, rows, newestUs }) => ({
      service,
      signal,
      perSecond: seconds > 0 ? rows / seconds : 0,
      newestUs,
    }))
    .sort((one, other) => order(one, other));
}

function order(one: ArrivalRate, other: ArrivalRate): number {
  if (one.service !== other.service) return one.service < other.service ? -1 : 1;
  return one.signal < other.signal ? -1 : 1;
}

type Counted = { service: string; signal: SignalName; rows: number; newestUs: number };

function count(
  signal: SignalName,
  timeUs: Float64Array,
  serviceOf: (row: number) => string,
): Iterable<Counted> {
  const byService = new Map<string, Counted>();
  for (const [row, atUs] of timeUs.entries()) {
    const service = serviceOf(row);
    const known = byService.get(service);
    if (!known) byService.set(service, { service, signal, rows: 1, newestUs: atUs });
    else {
      known.rows += 1;
      known.newestUs = Math.max(known.newestUs, atUs);
    }
  }
  return byService.values();
}

function ofPoints({ series, seriesOf, timeUs }: PointTable): Iterable<Counted> {
  return count("metrics", timeUs, (row) => series[seriesOf[row] ?? -1]?.service ?? "");
}

/** A span is there once it has ended. */
function ofSpans({ texts, service, startUs, durationUs }: SpanTable): Iterable<Counted> {
  const endUs = startUs.map((start, row) => start + (durationUs[row] ?? 0));
  return count("traces", endUs, (row) => texts[service[row] ?? -1] ?? "");
}

function ofLogs({ texts, service, timeUs }: LogTable): Iterable<Counted> {
  return count("logs", timeUs, (row) => texts[service[row] ?? -1] ?? "");
}
