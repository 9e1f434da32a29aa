import { withAftermath } from "./aftermath";
import type { AnalysisInput } from "./analysis-input";
import { cellStartUs, excludedCells } from "./cells";
import { type Deviation, deviationsIn, type Stretch } from "./deviation";
import { type ServiceGraph, serviceGraph } from "./graph";
import { measure } from "./measure/measure";
import type { Measurement } from "./measure/measurement";
import { type OnsetCells, onsetIn } from "./onset";

/** What every test looks at: computed once. */
export type Scene = {
  input: AnalysisInput;
  graph: ServiceGraph;
  onset: OnsetCells;
  onsetUs: number;
  stretch: Stretch;
  /** The same without the aftermath of earlier incidents, for what is measured all the time. */
  calm: Stretch;
  trouble: Float64Array;
  deviations: readonly Deviation[];
  /** By service; those of hosts and of what clients see are under "". */
  byService: ReadonlyMap<string, readonly Deviation[]>;
};

export function sceneOf(input: AnalysisInput): Scene {
  const measurements: readonly Measurement[] = measure(input);
  const { onset, trouble, untilAlarm } = onsetIn(measurements, input);
  const stretch = stretchOf(input, onset);
  const calm = stretchOf(withAftermath(input, untilAlarm), onset);
  const [deviationOf, deviationInCalm] = [deviationsIn(stretch), deviationsIn(calm)];
  const deviations = measurements.map((one) => (isMeasured(one) ? deviationInCalm(one) : deviationOf(one)));
  const byService = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const { service } = deviation.measurement;
    const list = byService.get(service);
    if (list) list.push(deviation);
    else byService.set(service, [deviation]);
  }
  return {
    input,
    graph: serviceGraph(input.frame.callGraph),
    onset,
    onsetUs: cellStartUs(input.frame.grid, onset.cell),
    stretch,
    calm,
    trouble,
    deviations,
    byService,
  };
}

/** Spans and lines may be recorded now and then only: of what little is known of them, nothing is left out. */
function isMeasured({ origin }: Measurement): boolean {
  return origin === "metric" || origin === "way";
}

/** One cell before the onset belongs to neither side, where there are enough without it. */
function stretchOf(input: AnalysisInput, { cell }: OnsetCells): Stretch {
  const excluded = excludedCells(input);
  const { length } = input.frame.grid;
  const fault: number[] = [];
  const past: number[] = [];
  for (let at = 0; at < length; at++) {
    if (at >= cell) fault.push(at);
    else if ((at < cell - 1 || cell < FEW) && excluded[at] === 0) past.push(at);
  }
  return { fault, past };
}

const FEW = 6;
