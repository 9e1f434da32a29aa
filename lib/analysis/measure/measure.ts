import type { AnalysisInput } from "../analysis-input";
import type { Measurement } from "./measurement";
import { measureLogs } from "./measure-logs";
import { measureSeries } from "./measure-series";
import { measureSpans } from "./measure-spans";

/** Every line over time that the frame has, in one shape, each beside its own fault-free reference. */
export function measure(input: AnalysisInput): readonly Measurement[] {
  return [...measureSeries(input), ...measureSpans(input), ...measureLogs(input)];
}
