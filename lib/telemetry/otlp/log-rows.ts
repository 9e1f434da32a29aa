import type { KeptLogs } from "../kept-logs";
import { severityOfText } from "../severity";

import type { AttributeList } from "./attribute-list";
import { cleanText } from "./clean-text";
import { isId, NO_ID, type SentId, SPAN_ID_BYTES, TRACE_ID_BYTES } from "./identifiers";
import { BODY_LENGTH, MOST_ROWS } from "./limits";
import type { Rejections } from "./rejections";
import type { Resource } from "./resource";
import { RowAttributes } from "./row-attributes";
import { TextIndex } from "./text-index";
import { timeFault, type TimesTaken } from "./times-taken";

/** One log record as it was sent. Times in microseconds since 1970, 0 where nobody says. */
export type SentLog = {
  timeUs: number;
  observedUs: number;
  severity: number;
  severityText: string;
  /** What kind of event the record is; kept as the attribute `event.name`. */
  eventName: string;
  body: string;
  traceId: SentId;
  spanId: SentId;
};

export const blankLog = (): SentLog => ({
  timeUs: 0,
  observedUs: 0,
  severity: 0,
  severityText: "",
  eventName: "",
  body: "",
  traceId: NO_ID,
  spanId: NO_ID,
});

const LAST_SEVERITY = 24;

/** Collects log records into a table. */
export class LogRows {
  private readonly texts = new TextIndex();
  private readonly timeUs: number[] = [];
  private readonly service: number[] = [];
  private readonly severity: number[] = [];
  private readonly body: string[] = [];
  /** Of ids, two words each. */
  private readonly traceHigh: number[] = [];
  private readonly traceLow: number[] = [];
  private readonly spanId: number[] = [];
  private readonly attributes = new RowAttributes();
  private readonly rejections: Rejections;
  private readonly receivedUs: number;
  private readonly times: TimesTaken;

  /** `receivedUs`: when the request came, for records that say no time at all. */
  constructor(rejections: Rejections, { receivedUs, times }: { receivedUs: number; times: TimesTaken }) {
    this.rejections = rejections;
    this.receivedUs = receivedUs;
    this.times = times;
  }

  /**
   * Takes the record in, or counts why not. Its time is its own, or else when somebody saw it first. An id or a
   * severity that cannot be one is as good as none: the words still count.
   */
  add(log: SentLog, resource: Resource, list: AttributeList): void {
    const timeUs = log.timeUs || log.observedUs || this.receivedUs;
    const fault = timeFault(this.times, { startUs: timeUs });
    if (fault !== null) return this.rejections.add(fault);
    if (this.timeUs.length >= MOST_ROWS) return this.rejections.add("beyond what one request may bring");
    if (log.eventName !== "") list.put("event.name", log.eventName);
    if (log.body === "" && list.isEmpty) return this.rejections.add("without a word");
    this.timeUs.push(timeUs);
    this.service.push(this.texts.of(resource.service));
    this.severity.push(severityOf(log));
    this.body.push(cleanText(log.body, BODY_LENGTH));
    const traceId = isId(log.traceId, TRACE_ID_BYTES) ? log.traceId : NO_ID;
    const spanId = isId(log.spanId, SPAN_ID_BYTES) ? log.spanId : NO_ID;
    this.traceHigh.push(traceId.second, traceId.first);
    this.traceLow.push(traceId.fourth, traceId.third);
    this.spanId.push(spanId.second, spanId.first);
    this.attributes.add(list, resource);
  }

  table(): KeptLogs {
    return {
      texts: this.texts.texts,
      timeUs: new Float64Array(this.timeUs),
      service: new Uint32Array(this.service),
      severity: new Uint8Array(this.severity),
      body: this.body,
      traceId: { high: new Int32Array(this.traceHigh), low: new Int32Array(this.traceLow) },
      spanId: new Int32Array(this.spanId),
      ...this.attributes.columns(),
    };
  }
}

function severityOf({ severity, severityText }: SentLog): number {
  if (severity > 0 && severity <= LAST_SEVERITY) return severity;
  return severityOfText(severityText);
}
