import type { PointTable } from "../signals";

import { AttributeList } from "./attribute-list";
import { type Decoded, decoded } from "./decoded";
import { boolAt, enumAt, type Fields, fieldsOf, listAt, objectAt, textAt } from "./json-fields";
import { type AddPoint, addExponential, addHistogram, addNumber, addSummary } from "./json-points";
import { putAttributes } from "./json-values";
import { walkJson } from "./json-walk";
import { type Metric, MetricPoints } from "./metric-points";
import { Rejections } from "./rejections";
import { kindOf } from "./temporality";
import type { TimesTaken } from "./times-taken";

const NAMES = { ofResource: "resourceMetrics", ofScope: "scopeMetrics", items: "metrics" };
const TEMPORALITIES = [
  "AGGREGATION_TEMPORALITY_UNSPECIFIED",
  "AGGREGATION_TEMPORALITY_DELTA",
  "AGGREGATION_TEMPORALITY_CUMULATIVE",
];

/** What a metric can hold, and how its points follow one another. */
const TYPES: readonly { name: string; add: AddPoint; kind: (data: Fields) => Metric["kind"] }[] = [
  { name: "gauge", add: addNumber, kind: () => "gauge" },
  { name: "sum", add: addNumber, kind: (data) => kindOf(temporalityOf(data), boolAt(data, "isMonotonic")) },
  { name: "histogram", add: addHistogram, kind: (data) => kindOf(temporalityOf(data), true) },
  { name: "exponentialHistogram", add: addExponential, kind: (data) => kindOf(temporalityOf(data), true) },
  { name: "summary", add: addSummary, kind: () => "gauge" },
];

/** The points of an ExportMetricsServiceRequest in OTLP's JSON. */
export function decodeJsonMetrics(body: Uint8Array, times: TimesTaken): Decoded<PointTable> {
  return decoded(() => {
    const rejections = new Rejections();
    const points = new MetricPoints(rejections, times);
    const list = new AttributeList();
    walkJson(body, NAMES, (said, resource) => {
      for (const { name, add, kind } of TYPES) {
        const data = objectAt(said, name);
        if (data === null) continue;
        const metric = { name: textAt(said, "name"), unit: textAt(said, "unit"), kind: kind(data), resource };
        for (const item of listAt(data, "dataPoints")) {
          const point = fieldsOf(item, "A data point");
          list.clear();
          putAttributes(listAt(point, "attributes"), list);
          add(points, { metric, list, point });
        }
        return;
      }
    });
    return { table: points.table(), rejected: rejections.rejected("data points") };
  });
}

const temporalityOf = (data: Fields) => enumAt(data, "aggregationTemporality", TEMPORALITIES);
