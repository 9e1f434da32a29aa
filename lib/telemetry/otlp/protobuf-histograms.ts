import type { AttributeList } from "./attribute-list";
import type { ExponentialSide } from "./exponential-buckets";
import type { Metric, MetricPoints, SentExponential, SentHistogram } from "./metric-points";
import type { ProtobufReader } from "./protobuf-reader";
import { delimited, fixed64, varint } from "./protobuf-tags";
import { readAttribute } from "./protobuf-values";

/** Where a data point ends, what it is one of, and where it goes. */
export type PointPlace = { end: number; list: AttributeList; points: MetricPoints; metric: Metric };

// Of opentelemetry/proto/metrics/v1/metrics.proto. Repeated numbers come packed, or each with a tag of its own.
const HISTOGRAM = {
  time: fixed64(3),
  count: fixed64(4),
  sum: fixed64(5),
  counts: delimited(6),
  count1: fixed64(6),
  bounds: delimited(7),
  bound1: fixed64(7),
  attributes: delimited(9),
  flags: varint(10),
};

/** Reads a HistogramDataPoint, to where it ends, into the points. */
export function readHistogram(reader: ProtobufReader, { end, list, points, metric }: PointPlace): void {
  const counts: number[] = [];
  const bounds: number[] = [];
  const point: SentHistogram = {
    timeUs: 0,
    flags: 0,
    count: 0,
    sum: null,
    counts,
    bounds,
  };
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === HISTOGRAM.time) point.timeUs = reader.timeUs();
    else if (tag === HISTOGRAM.count) point.count = reader.fixed64();
    else if (tag === HISTOGRAM.sum) point.sum = reader.double();
    else if (tag === HISTOGRAM.counts) readPacked(reader, () => counts.push(reader.fixed64()));
    else if (tag === HISTOGRAM.count1) counts.push(reader.fixed64());
    else if (tag === HISTOGRAM.bounds) readPacked(reader, () => bounds.push(reader.double()));
    else if (tag === HISTOGRAM.bound1) bounds.push(reader.double());
    else if (tag === HISTOGRAM.attributes) readAttribute(reader, list);
    else if (tag === HISTOGRAM.flags) point.flags = reader.int32();
    else reader.skip(tag);
  }
  points.histogram(metric, list, point);
}

const EXPONENTIAL = {
  attributes: delimited(1),
  time: fixed64(3),
  count: fixed64(4),
  sum: fixed64(5),
  scale: varint(6),
  zeroCount: fixed64(7),
  positive: delimited(8),
  negative: delimited(9),
  flags: varint(10),
  zeroThreshold: fixed64(14),
};

/** Reads an ExponentialHistogramDataPoint, to where it ends, into the points. */
export function readExponential(reader: ProtobufReader, { end, list, points, metric }: PointPlace): void {
  const none: ExponentialSide = { offset: 0, counts: [] };
  const point: SentExponential = {
    timeUs: 0,
    flags: 0,
    count: 0,
    sum: null,
    scale: 0,
    zeroCount: 0,
    zeroThreshold: 0,
    positive: none,
    negative: none,
  };
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === EXPONENTIAL.time) point.timeUs = reader.timeUs();
    else if (tag === EXPONENTIAL.attributes) readAttribute(reader, list);
    else if (tag === EXPONENTIAL.count) point.count = reader.fixed64();
    else if (tag === EXPONENTIAL.sum) point.sum = reader.double();
    else if (tag === EXPONENTIAL.scale) point.scale = reader.sint32();
    else if (tag === EXPONENTIAL.zeroCount) point.zeroCount = reader.fixed64();
    else if (tag === EXPONENTIAL.positive) point.positive = readSide(reader, reader.end());
    else if (tag === EXPONENTIAL.negative) point.negative = readSide(reader, reader.end());
    else if (tag === EXPONENTIAL.flags) point.flags = reader.int32();
    else if (tag === EXPONENTIAL.zeroThreshold) point.zeroThreshold = reader.double();
    else reader.skip(tag);
  }
  points.exponential(metric, list, point);
}

const SIDE = { offset: varint(1), counts: delimited(2), count1: varint(2) };

function readSide(reader: ProtobufReader, end: number): ExponentialSide {
  let offset = 0;
  const counts: number[] = [];
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === SIDE.offset) offset = reader.sint32();
    else if (tag === SIDE.counts) readPacked(reader, () => counts.push(reader.uint()));
    else if (tag === SIDE.count1) counts.push(reader.uint());
    else reader.skip(tag);
  }
  return { offset, counts };
}

/** Numbers one after the other, without a tag each. */
function readPacked(reader: ProtobufReader, readOne: () => void): void {
  const end = reader.end();
  while (reader.more(end)) readOne();
}
