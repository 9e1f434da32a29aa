import type { Attributes } from "../shop/happenings";

/** What a column of recorded metrics is about. */
export type RecordedSeries = {
  /** Of the resource: the service, and what tells its instances apart. */
  resource: Attributes;
  metric: string;
  /** UCUM, where the name's end says it; else "". */
  unit: string;
  /** Of the points. */
  attributes: Attributes;
};

const UNITS: readonly [string, string][] = [
  ["-pct", "%"],
  ["-ms", "ms"],
  ["-seconds", "s"],
  ["-s", "s"],
  ["-mi", "MiBy"],
  ["-ratio", "1"],
];

/** Reads a column's name: `service_metric|pod=..|ver=..|edge=caller>callee`; a `_` in a service is written `~`. */
export function readSeriesName(column: string): RecordedSeries | null {
  const [name = "", ...labels] = column.split("|");
  const split = name.indexOf("_");
  if (split < 1) return null;
  const resource: Record<string, string> = { "service.name": name.slice(0, split).replaceAll("~", "_") };
  const attributes: Record<string, string> = {};
  const metric = name.slice(split + 1);
  for (const label of labels) {
    const [key = "", value = ""] = label.split(/=(.*)/s);
    if (key === "pod") resource["k8s.pod.name"] = value;
    else if (key === "ver") resource["service.version"] = value;
    else if (key === "edge") {
      // As service graphs name the two ends.
      const [client = "", server = ""] = value.split(">");
      attributes["client"] = client;
      attributes["server"] = server;
    } else attributes[key] = value;
  }
  return { resource, metric, unit: UNITS.find(([end]) => metric.endsWith(end))?.[1] ?? "", attributes };
}
