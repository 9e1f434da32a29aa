import type { Attributes as ApiAttributes, Meter } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, MetricReader, type ResourceMetrics } from "@opentelemetry/sdk-metrics";

import { type InstrumentName, instruments, type Measurement, type Source } from "../shop/happenings";
import { restamp } from "./restamp";

/** Of durations in seconds, as semantic conventions advise. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Reads when asked. */
class AskedReader extends MetricReader {
  protected onShutdown(): Promise<void> {
    return Promise.resolve();
  }
  protected onForceFlush(): Promise<void> {
    return Promise.resolve();
  }
}

/** A source's instruments. */
export type Instruments = {
  measure: (measurement: Measurement) => void;
  /** How they all stand, as of a time in milliseconds since 1970. */
  read: (atMs: number) => Promise<ResourceMetrics>;
};

/** Sets up the instruments of a source; each comes to be when something is first measured with it. */
export function setUpInstruments({ resource, startedAtMs }: Source, scope: string): Instruments {
  const reader = new AskedReader();
  const meter = new MeterProvider({
    resource: resourceFromAttributes({ ...resource }),
    readers: [reader],
  }).getMeter(scope);
  const made = new Map<InstrumentName, (value: number, attributes: ApiAttributes) => void>();

  return {
    measure({ instrument, value, attributes }) {
      const record = made.get(instrument) ?? make(meter, instrument);
      made.set(instrument, record);
      record(value, { ...attributes });
    },
    async read(atMs) {
      const { resourceMetrics } = await reader.collect();
      return restamp(resourceMetrics, { startedAtMs, atMs });
    },
  };
}

function make(meter: Meter, name: InstrumentName): (value: number, attributes: ApiAttributes) => void {
  const { kind, unit } = instruments[name];
  switch (kind) {
    case "histogram": {
      const histogram = meter.createHistogram(name, {
        unit,
        advice: { explicitBucketBoundaries: BOUNDARIES },
      });
      return (value, attributes) => histogram.record(value, attributes);
    }
    case "counter": {
      const counter = meter.createCounter(name, { unit });
      return (value, attributes) => counter.add(value, attributes);
    }
    case "gauge": {
      const gauge = meter.createGauge(name, { unit });
      return (value, attributes) => gauge.record(value, attributes);
    }
  }
}
