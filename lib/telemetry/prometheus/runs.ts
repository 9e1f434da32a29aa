import { attributesOf } from "../attributes";
import { SeriesIndex } from "../series-index";
import type { PointTable, Series } from "../signals";
import { type Matrix, readSample } from "./answers";
import { type LabelMapping, readLabels } from "./label-mapping";
import { type MetricCatalogue, meaningOfMetric } from "./metric-meaning";
import type { Aggregation } from "./queries";

/** Points of one series, as one answer gave them. */
export type Run = { series: Series; timeUs: readonly number[]; value: readonly number[] };

/** Says of a series that it is several, and how they became one: "sum", "avg", "max". */
const AGGREGATION = "parallax.aggregation";

/**
 * What an answer about one metric means. Samples outside of the stretch, and what is no sample, are left out.
 * `native` counts the series of native histograms, whose buckets are not read.
 */
export function readMatrix(
  name: string,
  matrix: Matrix,
  {
    catalogue,
    mapping,
    stretch,
    aggregate,
  }: {
    catalogue: MetricCatalogue;
    mapping: LabelMapping;
    stretch: { fromMs: number; toMs: number };
    /** Where the answer is one. The factor is for its values: a rate times the length of a step is a growth. */
    aggregate: (Aggregation & { factor: number }) | null;
  },
): { runs: Run[]; native: number } {
  const runs: Run[] = [];
  let native = 0;
  for (const { metric: labels, values, histograms } of matrix) {
    if (histograms.length > 0) native += 1;
    const run = readValues(values, { ...stretch, factor: aggregate?.factor ?? 1 });
    if (run.value.length === 0) continue;
    const { service, attributes } = readLabels(labels, mapping);
    const meaning = meaningOfMetric(name, { catalogue, quantile: Object.hasOwn(labels, "quantile") });
    const series = aggregate
      ? {
          kind: aggregate.kind,
          attributes: attributesOf([...Object.entries(attributes), [AGGREGATION, aggregate.promql]]),
        }
      : { kind: meaning.kind, attributes };
    runs.push({ series: { service, metric: meaning.metric, unit: meaning.unit, ...series }, ...run });
  }
  return { runs, native };
}

function readValues(
  values: readonly unknown[],
  { fromMs, toMs, factor }: { fromMs: number; toMs: number; factor: number },
): { timeUs: number[]; value: number[] } {
  const timeUs: number[] = [];
  const value: number[] = [];
  for (const item of values) {
    const sample = readSample(item);
    if (sample === null || sample.timeUs < fromMs * 1e3 || sample.timeUs >= toMs * 1e3) continue;
    timeUs.push(sample.timeUs);
    value.push(sample.value * factor);
  }
  return { timeUs, value };
}

/** The points of many answers as one table. */
export function tableOf(runs: readonly Run[]): PointTable {
  const count = runs.reduce((sum, { value }) => sum + value.length, 0);
  const index = new SeriesIndex();
  const seriesOf = new Uint32Array(count);
  const timeUs = new Float64Array(count);
  const value = new Float64Array(count);
  let from = 0;
  for (const run of runs) {
    const to = from + run.value.length;
    seriesOf.fill(index.of(run.series), from, to);
    timeUs.set(run.timeUs, from);
    value.set(run.value, from);
    from = to;
  }
  return { series: index.series, seriesOf, timeUs, value };
}
