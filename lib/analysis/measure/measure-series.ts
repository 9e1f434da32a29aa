import type { AnalysisInput } from "../analysis-input";
import { nearestCell } from "../cells";
import { meansOf } from "./histograms";
import { measureWays } from "./measure-ways";
import type { Measurement } from "./measurement";
import { withoutOtherRecordings } from "./recording-switches";
import { meaningOf, type MetricMeaning } from "./role";

/** Names of attributes that say which instance, version and host a series is of. */
const INSTANCE = ["k8s.pod.name", "service.instance.id", "pod", "container.id", "instance"];
const VERSION = ["service.version", "version"];
const HOST = ["host.name", "k8s.node.name", "node"];

/** The metrics. A series of no service is of its host, else of what clients see. */
export function measureSeries({ frame, baseline, alarm }: AnalysisInput): Measurement[] {
  const apart = new Map((baseline?.series ?? []).map((series) => [series.id, series.values]));
  const means = meansOf(frame.series, frame.grid.stepUs);
  const meansApart = baseline ? meansOf(baseline.series, baseline.grid.stepUs) : null;
  const meanings = new Map<string, MetricMeaning>();
  const measurements = frame.series.map((series): Measurement => {
    const { attributes } = series;
    const mean = means.get(series.id);
    const metric = mean?.name ?? series.metric;
    const meaning = meanings.get(metric) ?? meaningOf(metric);
    meanings.set(metric, meaning);
    const meanApart = meansApart?.get(series.id);
    const reference = mean ? meanApart?.values : apart.get(series.id);
    const host = firstOf(attributes, HOST);
    return {
      service: series.service,
      instance: firstOf(attributes, INSTANCE),
      version: firstOf(attributes, VERSION),
      host,
      caller: attributes["caller"] ?? null,
      callee: attributes["callee"] ?? null,
      name: metric,
      role: meaning.role,
      unit: series.unit,
      origin: "metric",
      hurts: meaning.hurts,
      isOfHost: meaning.isOfHost || (series.service === "" && host !== null),
      isOutbound: meaning.isOutbound,
      source: { type: "series", id: series.id },
      values: mean?.values ?? series.values,
      weights: mean?.events ?? null,
      baseline: reference ? { values: reference, weights: meanApart?.events ?? null } : null,
    };
  });
  const own = withoutOtherRecordings(measurements, nearestCell(frame.grid, alarm.atUs));
  return [...own, ...measureWays(own)];
}

function firstOf(attributes: Readonly<Record<string, string>>, names: readonly string[]): string | null {
  for (const name of names) if (attributes[name]) return attributes[name];
  return null;
}
