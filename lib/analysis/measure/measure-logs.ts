import type { AnalysisInput } from "../analysis-input";
import { patternKey } from "../frame-keys";
import type { Measurement } from "./measurement";

/** Lines by second of each template of each service. */
export function measureLogs({ frame, baseline }: AnalysisInput): Measurement[] {
  const apart = new Map((baseline?.logs ?? []).map((pattern) => [patternKey(pattern), pattern.rate]));
  return frame.logs.map((pattern): Measurement => {
    const reference = apart.get(patternKey(pattern));
    return {
      service: pattern.service,
      instance: null,
      version: null,
      host: null,
      caller: null,
      callee: null,
      name: pattern.template,
      role: "log",
      unit: "1/s",
      origin: "log",
      hurts: 0,
      isOfHost: false,
      isOutbound: false,
      source: { type: "pattern", id: pattern.id, service: pattern.service },
      values: pattern.rate,
      weights: null,
      baseline: reference ? { values: reference, weights: null } : null,
    };
  });
}
