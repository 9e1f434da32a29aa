import { MetricPoints, type Metric } from "../otlp/metric-points";
import type { Rejections } from "../otlp/rejections";
import { resourceOf } from "../otlp/resource";
import { kindOf } from "../otlp/temporality";
import { ANY_TIME } from "../otlp/times-taken";
import type { PointTable } from "../signals";
import { attributeList, listOf, numberOf, numbersOf, textOf } from "./cells";

/** The tables of metrics by how their names end. */
export const pointTypes = ["gauge", "sum", "histogram", "exponential_histogram", "summary"] as const;
export type PointType = (typeof pointTypes)[number];

/** What one point is, per table, in the order in which `readPointRow` takes it, after its time and flags. */
export const POINT_COLUMNS: Readonly<Record<PointType, readonly string[]>> = {
  gauge: ["Value"],
  sum: ["Value"],
  histogram: ["Count", "Sum", "BucketCounts", "ExplicitBounds"],
  exponential_histogram: [
    "Count",
    "Sum",
    "Scale",
    "ZeroCount",
    "PositiveOffset",
    "PositiveBucketCounts",
    "NegativeOffset",
    "NegativeBucketCounts",
  ],
  summary: ["Count", "Sum", "ValueAtQuantiles.Quantile", "ValueAtQuantiles.Value"],
};

/** What says how values follow one another: temporality, and whether they only grow. */
export const KIND_COLUMNS: Readonly<Record<PointType, readonly [string, string]>> = {
  gauge: ["0", "0"],
  sum: ["AggregationTemporality", "toUInt8(IsMonotonic)"],
  histogram: ["AggregationTemporality", "1"],
  exponential_histogram: ["AggregationTemporality", "1"],
  summary: ["2", "1"],
};

/**
 * A row of one metric with one set of attributes, and all of its points, by the rules that OTLP itself is read by.
 * What cannot be used is counted.
 */
export function readPointRow(type: PointType, row: unknown, rejections: Rejections): PointTable {
  const [service, name, unit, resource, own, temporality, monotonic, points] = listOf(row);
  const said = attributeList(resource);
  said.put("service.name", textOf(service));
  const metric: Metric = {
    name: textOf(name),
    unit: textOf(unit),
    kind: type === "gauge" ? "gauge" : kindOf(numberOf(temporality), numberOf(monotonic) === 1),
    resource: resourceOf(said, 0),
  };
  const list = attributeList(own);
  const table = new MetricPoints(rejections, ANY_TIME);
  for (const point of listOf(points)) addPoint(table, { type, metric, list, point: listOf(point) });
  return table.table();
}

function addPoint(
  table: MetricPoints,
  {
    type,
    metric,
    list,
    point: [time, flagged, ...cells],
  }: { type: PointType; metric: Metric; list: ReturnType<typeof attributeList>; point: readonly unknown[] },
): void {
  // What is no number is as good as none: a time, scale or offset of 0.
  const timeUs = numberOf(time) || 0;
  const flags = numberOf(flagged);
  const [first, second] = cells;
  if (type === "gauge" || type === "sum")
    return table.number(metric, list, { timeUs, flags, value: numberOf(first) });
  const total = { timeUs, flags, count: numberOf(first), sum: numberOf(second) };
  switch (type) {
    case "histogram": {
      const [, , counts, bounds] = cells;
      return table.histogram(metric, list, {
        ...total,
        counts: numbersOf(counts),
        bounds: numbersOf(bounds),
      });
    }
    case "exponential_histogram": {
      const [, , scale, zeroCount, offset, counts, negativeOffset, negativeCounts] = cells;
      return table.exponential(metric, list, {
        ...total,
        scale: numberOf(scale) || 0,
        zeroCount: numberOf(zeroCount),
        // The exporter leaves it out.
        zeroThreshold: 0,
        positive: { offset: numberOf(offset) || 0, counts: numbersOf(counts) },
        negative: { offset: numberOf(negativeOffset) || 0, counts: numbersOf(negativeCounts) },
      });
    }
    case "summary": {
      const [, , quantiles, values] = cells;
      const valueOf = numbersOf(values);
      return table.summary(metric, list, {
        ...total,
        quantiles: numbersOf(quantiles).map((quantile, at) => ({
          quantile,
          value: valueOf[at] ?? Number.NaN,
        })),
      });
    }
  }
}
