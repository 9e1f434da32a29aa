import type { AttributeList } from "./attribute-list";
import type { ExponentialSide } from "./exponential-buckets";
import {
  doubleAt,
  doubleOf,
  type Fields,
  fieldsOf,
  integerAt,
  integerOf,
  listAt,
  objectAt,
  timeUsAt,
} from "./json-fields";
import type { Metric, MetricPoints } from "./metric-points";

/** Adds one data point whose attributes are in the list already. */
export type AddPoint = (
  points: MetricPoints,
  given: { metric: Metric; list: AttributeList; point: Fields },
) => void;

export const addNumber: AddPoint = (points, { metric, list, point }) => {
  const value = doubleAt(point, "asDouble") ?? integerAt(point, "asInt");
  points.number(metric, list, { ...sent(point), value });
};

export const addHistogram: AddPoint = (points, { metric, list, point }) => {
  points.histogram(metric, list, {
    ...sent(point),
    ...total(point),
    bounds: listAt(point, "explicitBounds").map((bound) => doubleOf(bound, "A bound")),
    counts: countsAt(point),
  });
};

export const addExponential: AddPoint = (points, { metric, list, point }) => {
  points.exponential(metric, list, {
    ...sent(point),
    ...total(point),
    scale: integerAt(point, "scale") ?? 0,
    zeroCount: integerAt(point, "zeroCount") ?? 0,
    zeroThreshold: doubleAt(point, "zeroThreshold") ?? 0,
    positive: sideOf(objectAt(point, "positive")),
    negative: sideOf(objectAt(point, "negative")),
  });
};

export const addSummary: AddPoint = (points, { metric, list, point }) => {
  points.summary(metric, list, {
    ...sent(point),
    count: integerAt(point, "count") ?? 0,
    sum: doubleAt(point, "sum") ?? 0,
    quantiles: listAt(point, "quantileValues").map((item) => {
      const at = fieldsOf(item, "A quantile");
      return { quantile: doubleAt(at, "quantile") ?? 0, value: doubleAt(at, "value") ?? 0 };
    }),
  });
};

const sent = (point: Fields) => ({
  timeUs: timeUsAt(point, "timeUnixNano"),
  flags: integerAt(point, "flags") ?? 0,
});

const total = (point: Fields) => ({ count: integerAt(point, "count") ?? 0, sum: doubleAt(point, "sum") });

const countsAt = (fields: Fields) =>
  listAt(fields, "bucketCounts").map((count) => integerOf(count, "A count"));

function sideOf(side: Fields | null): ExponentialSide {
  return side === null
    ? { offset: 0, counts: [] }
    : { offset: integerAt(side, "offset") ?? 0, counts: countsAt(side) };
}
