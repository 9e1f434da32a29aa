import type { Matrix } from "@/lib/telemetry/prometheus/answers";
import type { LabelMapping } from "@/lib/telemetry/prometheus/label-mapping";
import type { MetricCatalogue } from "@/lib/telemetry/prometheus/metric-meaning";
import type { Form, PlannedMetric } from "@/lib/telemetry/prometheus/plan";
import {
  type Aggregation,
  aggregateQuery,
  aggregateRangeMs,
  aggregationOf,
  samplesQuery,
  stepsQuery,
} from "@/lib/telemetry/prometheus/queries";
import type { Matcher } from "@/lib/telemetry/prometheus/selector";
import { type Run, readMatrix } from "@/lib/telemetry/prometheus/runs";
import { splitForSamples, splitIntoSteps, type Stretch } from "@/lib/telemetry/prometheus/split";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import { type Answer, answered, type SourceFailure } from "../failure";
import type { PrometheusApi, Told } from "./api";

/** What reading any metric of a window needs. */
export type Reading = {
  api: PrometheusApi;
  window: TelemetryWindow;
  only: readonly Matcher[];
  stepMs: number;
  catalogue: MetricCatalogue;
  mapping: LabelMapping;
  /** Labels that an aggregate keeps. */
  by: readonly string[];
};

/** One metric of a window, and in which form it was had. */
export type MetricRead = {
  runs: readonly Run[];
  form: Form;
  /** Series of native histograms, which were left out. */
  native: number;
  warnings: readonly string[];
};

/** Another form may do where the backend refuses one, or it would give too much. */
const NEXT_FORM_AFTER: ReadonlySet<SourceFailure["kind"]> = new Set(["refused", "too_large", "timeout"]);

/** One metric of a window, in the first of the forms that works. */
export async function readMetric(metric: PlannedMetric, reading: Reading): Promise<Answer<MetricRead>> {
  let latest: Answer<MetricRead> = answered({ runs: [], form: "samples", native: 0, warnings: [] });
  for (const form of metric.forms) {
    latest = await readForm(form, metric, reading);
    if (latest.ok || !NEXT_FORM_AFTER.has(latest.failure.kind)) return latest;
  }
  return latest;
}

async function readForm(form: Form, metric: PlannedMetric, reading: Reading): Promise<Answer<MetricRead>> {
  const { catalogue, mapping } = reading;
  const runs: Run[] = [];
  const warnings: string[] = [];
  let native = 0;
  const { questions, aggregate } = questionsOf(form, metric, reading);
  for (const { stretch, ask } of questions) {
    const told = await ask();
    if (!told.ok) return told;
    // Turned into numbers at once: as JSON a sample takes ten times the memory.
    const read = readMatrix(metric.name, told.value.data, { catalogue, mapping, stretch, aggregate });
    for (const run of read.runs) runs.push(run);
    native = Math.max(native, read.native);
    warnings.push(...told.value.warnings);
  }
  return answered({ runs, form, native, warnings });
}

type Questions = {
  questions: { stretch: Stretch; ask: () => Promise<Answer<Told<Matrix>>> }[];
  aggregate: (Aggregation & { factor: number }) | null;
};

function questionsOf(
  form: Form,
  { name, size }: PlannedMetric,
  { api, window, only, stepMs, catalogue, by }: Reading,
): Questions {
  const inSteps = (query: string, series: number) =>
    splitIntoSteps(window, { stepMs, series }).map((range) => ({
      stretch: { fromMs: range.firstMs, toMs: range.lastMs + 1 },
      ask: () => api.steps(query, { ...range, stepMs }),
    }));
  switch (form) {
    case "samples":
      return {
        aggregate: null,
        questions: splitForSamples(window, size?.samples ?? 0).map((stretch) => {
          const { query, atMs } = samplesQuery(name, only, stretch);
          return { stretch, ask: () => api.matrix(query, atMs) };
        }),
      };
    case "steps":
      return { aggregate: null, questions: inSteps(stepsQuery(name, only, stepMs), size?.series ?? 1) };
    case "aggregate": {
      const aggregation = aggregationOf(name, catalogue);
      const windowMs = (window.toUs - window.fromUs) / 1e3;
      const rangeMs = aggregateRangeMs(size, { windowMs, stepMs });
      const query = aggregateQuery(name, { only, by, aggregation, rangeMs });
      const factor = aggregation.kind === "delta" ? stepMs / 1e3 : 1;
      return { aggregate: { ...aggregation, factor }, questions: inSteps(query, 1) };
    }
  }
}
