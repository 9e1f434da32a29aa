import type { SeriesKind } from "../signals";

/** What `/api/v1/metadata` says of a metric's family; "unknown" where it says nothing. */
export type MetricMetadata = { type: string; unit: string };

/** What a metric's name stands for. */
export type MetricMeaning = {
  /** As `Series.metric` has it: of a histogram or summary with the part after a dot. */
  metric: string;
  unit: string;
  kind: SeriesKind;
};

export type MetricCatalogue = {
  /** By family. */
  metadata: ReadonlyMap<string, MetricMetadata>;
  /** All names there are: siblings tell what a name is where metadata does not. */
  names: ReadonlySet<string>;
};

/** OpenTelemetry's units by Prometheus's words for them. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ["days", "d"],
  ["hours", "h"],
  ["minutes", "min"],
  ["seconds", "s"],
  ["milliseconds", "ms"],
  ["microseconds", "us"],
  ["nanoseconds", "ns"],
  ["bytes", "By"],
  ["kibibytes", "KiBy"],
  ["mebibytes", "MiBy"],
  ["kilobytes", "kBy"],
  ["megabytes", "MBy"],
  ["gigabytes", "GBy"],
  ["meters", "m"],
  ["volts", "V"],
  ["amperes", "A"],
  ["joules", "J"],
  ["watts", "W"],
  ["grams", "g"],
  ["celsius", "Cel"],
  ["hertz", "Hz"],
  ["percent", "%"],
  ["ratio", "1"],
]);

/**
 * What a metric is, from what its backend says of it and else from Prometheus's conventions for names: `_total` and
 * the `_bucket`, `_count` and `_sum` of one family are counters, whatever else is a level. `quantile` says whether the
 * series has that label.
 */
export function meaningOfMetric(
  name: string,
  { catalogue, quantile = false }: { catalogue: MetricCatalogue; quantile?: boolean },
): MetricMeaning {
  const part = partOfFamily(name, catalogue);
  if (part)
    return {
      metric: `${part.family}.${part.part}`,
      // Buckets count, whatever is counted.
      unit: part.part === "sum" ? unitOf(part.family, catalogue) : "1",
      kind: "cumulative",
    };
  const type = catalogue.metadata.get(name)?.type ?? catalogue.metadata.get(withoutTotal(name))?.type;
  const unit = unitOf(name, catalogue);
  if (quantile) return { metric: `${name}.quantile`, unit, kind: "gauge" };
  const counts = isKnown(type) ? type === "counter" : name.endsWith("_total");
  return { metric: name, unit, kind: counts ? "cumulative" : "gauge" };
}

const PART = /^(.+)_(bucket|count|sum)$/;

function partOfFamily(name: string, { metadata, names }: MetricCatalogue) {
  const [, family, part] = PART.exec(name) ?? [];
  if (family === undefined || part === undefined) return null;
  const type = metadata.get(family)?.type;
  const own = metadata.get(name)?.type;
  // "request_count" can be a counter of its own.
  if (isKnown(own)) return null;
  const belongs = isKnown(type)
    ? type === "histogram" || type === "summary"
    : names.has(`${family}_count`) && names.has(`${family}_sum`);
  return belongs ? { family, part } : null;
}

function isKnown(type: string | undefined): boolean {
  return type !== undefined && type !== "unknown" && type !== "untyped" && type !== "";
}

/** UCUM, from the metadata's word or the one that the name ends with; "" where neither says. */
function unitOf(name: string, { metadata }: MetricCatalogue): string {
  const bare = withoutTotal(name);
  const said = metadata.get(name)?.unit || metadata.get(bare)?.unit;
  return UNITS.get(said || bare.slice(bare.lastIndexOf("_") + 1)) ?? said ?? "";
}

function withoutTotal(name: string): string {
  return name.endsWith("_total") ? name.slice(0, -"_total".length) : name;
}
