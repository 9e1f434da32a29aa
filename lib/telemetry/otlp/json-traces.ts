import type { KeptSpans } from "../kept-spans";

import { AttributeList } from "./attribute-list";
import { type Decoded, decoded } from "./decoded";
import { enumAt, type Fields, idAt, listAt, objectAt, textAt, timeUsAt } from "./json-fields";
import { putAttributes } from "./json-values";
import { walkJson } from "./json-walk";
import { Rejections } from "./rejections";
import { type SentSpan, SpanRows } from "./span-rows";
import type { TimesTaken } from "./times-taken";

const NAMES = { ofResource: "resourceSpans", ofScope: "scopeSpans", items: "spans" };
const KINDS = [
  "SPAN_KIND_UNSPECIFIED",
  "SPAN_KIND_INTERNAL",
  "SPAN_KIND_SERVER",
  "SPAN_KIND_CLIENT",
  "SPAN_KIND_PRODUCER",
  "SPAN_KIND_CONSUMER",
];
const CODES = ["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"];

/** The spans of an ExportTraceServiceRequest in OTLP's JSON. */
export function decodeJsonTraces(body: Uint8Array, times: TimesTaken): Decoded<KeptSpans> {
  return decoded(() => {
    const rejections = new Rejections();
    const rows = new SpanRows(rejections, times);
    const list = new AttributeList();
    walkJson(body, NAMES, (span, resource) => {
      list.clear();
      putAttributes(listAt(span, "attributes"), list);
      rows.add(sentSpan(span), resource, list);
    });
    return { table: rows.table(), rejected: rejections.rejected("spans") };
  });
}

function sentSpan(span: Fields): SentSpan {
  const status = objectAt(span, "status");
  return {
    traceId: idAt(span, "traceId"),
    spanId: idAt(span, "spanId"),
    parentSpanId: idAt(span, "parentSpanId"),
    name: textAt(span, "name"),
    kind: enumAt(span, "kind", KINDS),
    status: status === null ? 0 : enumAt(status, "code", CODES),
    startUs: timeUsAt(span, "startTimeUnixNano"),
    endUs: timeUsAt(span, "endTimeUnixNano"),
  };
}
