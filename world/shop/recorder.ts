import type { Happenings, Measurement, ShopLog, ShopSpan } from "./happenings";

/** Takes down what happens until somebody collects it. */
export type Recorder = {
  span: (span: ShopSpan) => void;
  log: (log: ShopLog) => void;
  measure: (measurement: Measurement) => void;
  /** What was taken down since the last time. */
  collect: () => Happenings;
};

export function createRecorder(): Recorder {
  let spans: ShopSpan[] = [];
  let logs: ShopLog[] = [];
  let measurements: Measurement[] = [];
  return {
    span: (span) => void spans.push(span),
    log: (log) => void logs.push(log),
    measure: (measurement) => void measurements.push(measurement),
    collect() {
      const collected = { spans, logs, measurements };
      spans = [];
      logs = [];
      measurements = [];
      return collected;
    },
  };
}
