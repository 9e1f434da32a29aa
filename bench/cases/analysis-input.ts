import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import { buildFrame } from "@/lib/telemetry/build-frame";

import { changesOf } from "./changes";
import type { RecordedCase } from "./read-case";

export type CaseInput = {
  input: AnalysisInput;
  /** By id of a change, what it is called outside. */
  called: ReadonlyMap<string, string>;
};

/** What an analysis is given of a recorded incident: frames, the alarm, and what was changed. */
export function analysisInput(recorded: RecordedCase): CaseInput {
  const frame = buildFrame(recorded.signals);
  const baseline = recorded.baseline && buildFrame(recorded.baseline);
  const { changes, called } = changesOf(recorded.changes, frame.callGraph.services, recorded.timeScale);
  const { service, metric } = recorded.symptom;
  return {
    input: {
      frame,
      baseline,
      alarm: { atUs: recorded.alarmUs, service, metric },
      entryService: recorded.entryService,
      exclude: recorded.exclude,
      changes,
    },
    called,
  };
}
