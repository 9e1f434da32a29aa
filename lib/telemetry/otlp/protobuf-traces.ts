import type { KeptSpans } from "../kept-spans";

import { AttributeList } from "./attribute-list";
import { type Decoded, decoded } from "./decoded";
import { NAME_LENGTH } from "./limits";
import { ProtobufReader } from "./protobuf-reader";
import { delimited, fixed64, varint } from "./protobuf-tags";
import { readAttribute } from "./protobuf-values";
import { walkRequest } from "./protobuf-walk";
import { Rejections } from "./rejections";
import { blankSpan, type SentSpan, SpanRows } from "./span-rows";
import type { TimesTaken } from "./times-taken";

// Span and Status of opentelemetry/proto/trace/v1/trace.proto; events and links stay out.
const TRACE_ID = delimited(1);
const SPAN_ID = delimited(2);
const PARENT_SPAN_ID = delimited(4);
const NAME = delimited(5);
const KIND = varint(6);
const START = fixed64(7);
const END = fixed64(8);
const ATTRIBUTES = delimited(9);
const STATUS = delimited(15);
const STATUS_CODE = varint(3);

/** The spans of an ExportTraceServiceRequest in protobuf. */
export function decodeProtobufTraces(body: Uint8Array, times: TimesTaken): Decoded<KeptSpans> {
  return decoded(() => {
    const rejections = new Rejections();
    const rows = new SpanRows(rejections, times);
    const list = new AttributeList();
    walkRequest(new ProtobufReader(body), (reader, end, resource) => {
      list.clear();
      rows.add(readSpan(reader, end, list), resource, list);
    });
    return { table: rows.table(), rejected: rejections.rejected("spans") };
  });
}

function readSpan(reader: ProtobufReader, end: number, list: AttributeList): SentSpan {
  const span = blankSpan();
  while (reader.more(end)) {
    const tag = reader.tag();
    switch (tag) {
      case TRACE_ID:
        span.traceId = reader.id();
        break;
      case SPAN_ID:
        span.spanId = reader.id();
        break;
      case PARENT_SPAN_ID:
        span.parentSpanId = reader.id();
        break;
      case NAME:
        span.name = reader.text(NAME_LENGTH);
        break;
      case KIND:
        span.kind = reader.int32();
        break;
      case START:
        span.startUs = reader.timeUs();
        break;
      case END:
        span.endUs = reader.timeUs();
        break;
      case ATTRIBUTES:
        readAttribute(reader, list);
        break;
      case STATUS:
        span.status = readStatus(reader, reader.end());
        break;
      default:
        reader.skip(tag);
    }
  }
  return span;
}

function readStatus(reader: ProtobufReader, end: number): number {
  let code = 0;
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === STATUS_CODE) code = reader.int32();
    else reader.skip(tag);
  }
  return code;
}
