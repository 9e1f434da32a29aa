import type { KeptLogs } from "../kept-logs";

import { AttributeList } from "./attribute-list";
import { type Decoded, decoded } from "./decoded";
import { enumAt, type Fields, idAt, listAt, objectAt, textAt, timeUsAt } from "./json-fields";
import { putAttributes, valueText } from "./json-values";
import { walkJson } from "./json-walk";
import { BODY_LENGTH } from "./limits";
import { LogRows, type SentLog } from "./log-rows";
import { Rejections } from "./rejections";
import type { TimesTaken } from "./times-taken";

const NAMES = { ofResource: "resourceLogs", ofScope: "scopeLogs", items: "logRecords" };
const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
/** SEVERITY_NUMBER_TRACE is 1, … TRACE4 is 4, DEBUG is 5 and so on. */
const SEVERITIES = [
  "SEVERITY_NUMBER_UNSPECIFIED",
  ...LEVELS.flatMap((level) => ["", "2", "3", "4"].map((step) => `SEVERITY_NUMBER_${level}${step}`)),
];

/** The log records of an ExportLogsServiceRequest in OTLP's JSON. `receivedUs`: the time of those that say none. */
export function decodeJsonLogs(
  body: Uint8Array,
  arrival: { receivedUs: number; times: TimesTaken },
): Decoded<KeptLogs> {
  return decoded(() => {
    const rejections = new Rejections();
    const rows = new LogRows(rejections, arrival);
    const list = new AttributeList();
    walkJson(body, NAMES, (log, resource) => {
      list.clear();
      putAttributes(listAt(log, "attributes"), list);
      rows.add(sentLog(log), resource, list);
    });
    return { table: rows.table(), rejected: rejections.rejected("log records") };
  });
}

function sentLog(log: Fields): SentLog {
  return {
    timeUs: timeUsAt(log, "timeUnixNano"),
    observedUs: timeUsAt(log, "observedTimeUnixNano"),
    severity: enumAt(log, "severityNumber", SEVERITIES),
    severityText: textAt(log, "severityText"),
    eventName: textAt(log, "eventName"),
    body: valueText(objectAt(log, "body"), BODY_LENGTH),
    traceId: idAt(log, "traceId"),
    spanId: idAt(log, "spanId"),
  };
}
