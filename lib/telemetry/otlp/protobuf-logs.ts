import type { KeptLogs } from "../kept-logs";

import { AttributeList } from "./attribute-list";
import { type Decoded, decoded } from "./decoded";
import { BODY_LENGTH, NAME_LENGTH } from "./limits";
import { blankLog, LogRows, type SentLog } from "./log-rows";
import { ProtobufReader } from "./protobuf-reader";
import { delimited, fixed64, varint } from "./protobuf-tags";
import { readAttribute, readValue } from "./protobuf-values";
import { walkRequest } from "./protobuf-walk";
import { Rejections } from "./rejections";
import type { TimesTaken } from "./times-taken";

// LogRecord of opentelemetry/proto/logs/v1/logs.proto.
const TIME = fixed64(1);
const SEVERITY_NUMBER = varint(2);
const SEVERITY_TEXT = delimited(3);
const BODY = delimited(5);
const ATTRIBUTES = delimited(6);
const TRACE_ID = delimited(9);
const SPAN_ID = delimited(10);
const OBSERVED_TIME = fixed64(11);
const EVENT_NAME = delimited(12);

/** The log records of an ExportLogsServiceRequest in protobuf. `receivedUs`: the time of those that say none. */
export function decodeProtobufLogs(
  body: Uint8Array,
  arrival: { receivedUs: number; times: TimesTaken },
): Decoded<KeptLogs> {
  return decoded(() => {
    const rejections = new Rejections();
    const rows = new LogRows(rejections, arrival);
    const list = new AttributeList();
    walkRequest(new ProtobufReader(body), (reader, end, resource) => {
      list.clear();
      rows.add(readLog(reader, end, list), resource, list);
    });
    return { table: rows.table(), rejected: rejections.rejected("log records") };
  });
}

function readLog(reader: ProtobufReader, end: number, list: AttributeList): SentLog {
  const log = blankLog();
  while (reader.more(end)) {
    const tag = reader.tag();
    switch (tag) {
      case TIME:
        log.timeUs = reader.timeUs();
        break;
      case OBSERVED_TIME:
        log.observedUs = reader.timeUs();
        break;
      case SEVERITY_NUMBER:
        log.severity = reader.int32();
        break;
      case SEVERITY_TEXT:
        log.severityText = reader.text(NAME_LENGTH);
        break;
      case BODY:
        log.body = readValue(reader, reader.end(), BODY_LENGTH);
        break;
      case ATTRIBUTES:
        readAttribute(reader, list);
        break;
      case TRACE_ID:
        log.traceId = reader.id();
        break;
      case SPAN_ID:
        log.spanId = reader.id();
        break;
      case EVENT_NAME:
        log.eventName = reader.text(NAME_LENGTH);
        break;
      default:
        reader.skip(tag);
    }
  }
  return log;
}
