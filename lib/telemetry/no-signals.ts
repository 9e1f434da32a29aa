import type { LogTable, PointTable, SignalGap, Signals, SpanTable } from "./signals";

export const noPoints: PointTable = {
  series: [],
  seriesOf: new Uint32Array(0),
  timeUs: new Float64Array(0),
  value: new Float64Array(0),
};

export const noSpans: SpanTable = {
  texts: [],
  traceId: [],
  spanId: [],
  parentSpanId: [],
  service: new Uint32Array(0),
  name: new Uint32Array(0),
  kind: new Uint8Array(0),
  status: new Uint8Array(0),
  startUs: new Float64Array(0),
  durationUs: new Float64Array(0),
  attributes: [],
};

export const noLogs: LogTable = {
  texts: [],
  timeUs: new Float64Array(0),
  service: new Uint32Array(0),
  severity: new Uint8Array(0),
  body: [],
  traceId: [],
  spanId: [],
  attributes: [],
};

/** A window of which nothing is known, and why. */
export function noSignals(
  { fromUs, toUs }: Pick<Signals, "fromUs" | "toUs">,
  gaps: readonly SignalGap[],
): Signals {
  return { fromUs, toUs, points: noPoints, spans: noSpans, logs: noLogs, calls: [], gaps };
}
