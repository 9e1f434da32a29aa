import type { PointTable } from "../signals";

import { AttributeList } from "./attribute-list";
import { type Decoded, decoded } from "./decoded";
import { NAME_LENGTH } from "./limits";
import { type Metric, MetricPoints } from "./metric-points";
import { type PointType, readPoint } from "./protobuf-points";
import { ProtobufReader } from "./protobuf-reader";
import { delimited, varint } from "./protobuf-tags";
import { walkRequest } from "./protobuf-walk";
import { Rejections } from "./rejections";
import type { Resource } from "./resource";
import { kindOf } from "./temporality";
import type { TimesTaken } from "./times-taken";

// Metric of opentelemetry/proto/metrics/v1/metrics.proto, and Gauge, Sum, Histogram … in it.
const NAME = delimited(1);
const UNIT = delimited(3);
const DATA: ReadonlyMap<number, PointType> = new Map([
  [delimited(5), "gauge"],
  [delimited(7), "sum"],
  [delimited(9), "histogram"],
  [delimited(10), "exponential"],
  [delimited(11), "summary"],
]);
const DATA_POINT = delimited(1);
const TEMPORALITY = varint(2);
const IS_MONOTONIC = varint(3);

/** The points of an ExportMetricsServiceRequest in protobuf. */
export function decodeProtobufMetrics(body: Uint8Array, times: TimesTaken): Decoded<PointTable> {
  return decoded(() => {
    const rejections = new Rejections();
    const points = new MetricPoints(rejections, times);
    const list = new AttributeList();
    walkRequest(new ProtobufReader(body), (reader, end, resource) => {
      readMetric(reader, { end, resource, list, points });
    });
    return { table: points.table(), rejected: rejections.rejected("data points") };
  });
}

type Data = { type: PointType; start: number; end: number };
type Into = { list: AttributeList; points: MetricPoints };

function readMetric(
  reader: ProtobufReader,
  { end, resource, ...into }: Into & { end: number; resource: Resource },
) {
  let name = "";
  let unit = "";
  // The points come after the name, or before it: they are read once all else is known.
  let data: Data | null = null;
  while (reader.more(end)) {
    const tag = reader.tag();
    const type = DATA.get(tag);
    if (tag === NAME) name = reader.text(NAME_LENGTH);
    else if (tag === UNIT) unit = reader.text(NAME_LENGTH);
    else if (type === undefined) reader.skip(tag);
    else {
      const dataEnd = reader.end();
      data = { type, start: reader.at, end: dataEnd };
      reader.at = dataEnd;
    }
  }
  if (data === null) return;
  reader.at = data.start;
  const kind = readKind(reader, data);
  readPoints(reader, data, { ...into, metric: { name, unit, kind, resource } });
  reader.at = end;
}

function readKind(reader: ProtobufReader, { type, start, end }: Data): Metric["kind"] {
  let temporality = 0;
  let isMonotonic = type !== "sum";
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === TEMPORALITY) temporality = reader.int32();
    else if (tag === IS_MONOTONIC) isMonotonic = reader.bool();
    else reader.skip(tag);
  }
  reader.at = start;
  return type === "gauge" || type === "summary" ? "gauge" : kindOf(temporality, isMonotonic);
}

function readPoints(reader: ProtobufReader, { type, end }: Data, into: Into & { metric: Metric }): void {
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag !== DATA_POINT) reader.skip(tag);
    else {
      into.list.clear();
      readPoint(reader, { ...into, type, end: reader.end() });
    }
  }
}
