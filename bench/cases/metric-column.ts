import type { Attributes, Series } from "@/lib/telemetry/signals";

/** Services of the recordings that are none: totals seen by clients, and hosts. */
const NO_SERVICES = new Set(["FRONT", "NODE"]);

const LABELS: Readonly<Record<string, string>> = {
  pod: "k8s.pod.name",
  ver: "service.version",
  node: "host.name",
};

/** Endings of names that say a unit. What is not here has none: a name such as `latency` may be in any. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/-pct$/u, "%"],
  [/-ratio$/u, "1"],
  [/-per-sec(ond)?$|-qps$/u, "1/s"],
  [/-per-min$/u, "1/min"],
  [/-ms$/u, "ms"],
  [/-s$|-seconds$|-until-expiry$/u, "s"],
  [/-mi$/u, "MiBy"],
  [/^cpu-m$/u, "m{cpu}"],
];

/**
 * The series of a column `service_metric|label=value…`. The service is what comes before the first underscore; an edge
 * `caller>callee` becomes the attributes `caller` and `callee`. A level, as nearly all recorded numbers are; a count by
 * its name (`-total`) where its values never fall.
 */
export function seriesOfColumn(column: string, values: readonly number[]): Series {
  const [name = "", ...labels] = column.split("|");
  const end = name.indexOf("_");
  const service = name.slice(0, Math.max(0, end));
  const metric = name.slice(end + 1);
  const isNone = NO_SERVICES.has(service);
  const attributes = [
    ...labels.flatMap(attributesOfLabel),
    ...(isNone ? [["view", service.toLowerCase()]] : []),
  ];
  return {
    service: isNone ? "" : service,
    metric,
    unit: UNITS.find(([ending]) => ending.test(metric))?.[1] ?? "",
    kind: metric.endsWith("-total") && neverFalls(values) ? "cumulative" : "gauge",
    attributes: inOrder(attributes),
  };
}

function attributesOfLabel(label: string): string[][] {
  const [key = "", ...rest] = label.split("=");
  const value = rest.join("=");
  if (key !== "edge") return [[LABELS[key] ?? key, value]];
  const [caller = "", callee = ""] = value.split(">");
  return [
    ["caller", caller],
    ["callee", callee],
  ];
}

function inOrder(entries: readonly string[][]): Attributes {
  return Object.fromEntries(entries.toSorted(([one = ""], [other = ""]) => (one < other ? -1 : 1)));
}

function neverFalls(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || !(value < (values[at - 1] ?? value)));
}
