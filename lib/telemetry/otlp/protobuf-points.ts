import type { SentNumber, SentSummary } from "./metric-points";
import { type PointPlace, readExponential, readHistogram } from "./protobuf-histograms";
import type { ProtobufReader } from "./protobuf-reader";
import { delimited, fixed64, varint } from "./protobuf-tags";
import { readAttribute } from "./protobuf-values";

/** What a metric's points are. */
export type PointType = "gauge" | "sum" | "histogram" | "exponential" | "summary";

/** Reads one data point, to where it ends, into the points. */
export function readPoint(
  reader: ProtobufReader,
  { type, ...point }: PointPlace & { type: PointType },
): void {
  switch (type) {
    case "gauge":
    case "sum":
      return readNumber(reader, point);
    case "histogram":
      return readHistogram(reader, point);
    case "exponential":
      return readExponential(reader, point);
    case "summary":
      return readSummary(reader, point);
  }
}

// Of opentelemetry/proto/metrics/v1/metrics.proto; exemplars and start times stay out.
const TIME = fixed64(3);
const NUMBER = { double: fixed64(4), int: fixed64(6), attributes: delimited(7), flags: varint(8) };

function readNumber(reader: ProtobufReader, { end, list, points, metric }: PointPlace): void {
  const point: SentNumber = { timeUs: 0, flags: 0, value: null };
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === TIME) point.timeUs = reader.timeUs();
    else if (tag === NUMBER.double) point.value = reader.double();
    else if (tag === NUMBER.int) point.value = reader.sfixed64();
    else if (tag === NUMBER.attributes) readAttribute(reader, list);
    else if (tag === NUMBER.flags) point.flags = reader.int32();
    else reader.skip(tag);
  }
  points.number(metric, list, point);
}

const SUMMARY = {
  count: fixed64(4),
  sum: fixed64(5),
  quantiles: delimited(6),
  attributes: delimited(7),
  flags: varint(8),
};
const AT_QUANTILE = { quantile: fixed64(1), value: fixed64(2) };

function readSummary(reader: ProtobufReader, { end, list, points, metric }: PointPlace): void {
  const quantiles: { quantile: number; value: number }[] = [];
  const point: SentSummary = { timeUs: 0, flags: 0, count: 0, sum: 0, quantiles };
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === TIME) point.timeUs = reader.timeUs();
    else if (tag === SUMMARY.count) point.count = reader.fixed64();
    else if (tag === SUMMARY.sum) point.sum = reader.double();
    else if (tag === SUMMARY.quantiles) quantiles.push(readQuantile(reader, reader.end()));
    else if (tag === SUMMARY.attributes) readAttribute(reader, list);
    else if (tag === SUMMARY.flags) point.flags = reader.int32();
    else reader.skip(tag);
  }
  points.summary(metric, list, point);
}

function readQuantile(reader: ProtobufReader, end: number) {
  const at = { quantile: 0, value: 0 };
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === AT_QUANTILE.quantile) at.quantile = reader.double();
    else if (tag === AT_QUANTILE.value) at.value = reader.double();
    else reader.skip(tag);
  }
  return at;
}
