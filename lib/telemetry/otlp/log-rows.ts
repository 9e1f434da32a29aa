import type { Attributes, LogTable } from "../signals";

import { severityOfText } from "../severity";

import type { AttributeList } from "./attribute-list";
import { AttributeSets } from "./attribute-sets";
import { cleanText } from "./clean-text";
import { isId, SPAN_ID_BYTES, TRACE_ID_BYTES } from "./identifiers";
import { BODY_LENGTH, MOST_ROWS } from "./limits";
import type { Rejections } from "./rejections";
import type { Resource } from "./resource";
import { TextIndex } from "./text-index";
import { timeFault, type TimesTaken } from "./times-taken";

/** One log record as it was sent. Ids in lower-case hex, times in microseconds since 1970, 0 where nobody says. */
export type SentLog = {
  timeUs: number;
  observedUs: number;
  severity: number;
  severityText: string;
  /** What kind of event the record is; kept as the attribute `event.name`. */
  eventName: string;
  body: string;
  traceId: string;
  spanId: string;
};

export const blankLog = (): SentLog => ({
  timeUs: 0,
  observedUs: 0,
  severity: 0,
  severityText: "",
  eventName: "",
  body: "",
  traceId: "",
  spanId: "",
});

const LAST_SEVERITY = 24;

/** Collects log records into a table. */
export class LogRows {
  private readonly texts = new TextIndex();
  private readonly timeUs: number[] = [];
  private readonly service: number[] = [];
  private readonly severity: number[] = [];
  private readonly body: string[] = [];
  private readonly traceId: string[] = [];
  private readonly spanId: string[] = [];
  private readonly attributes: Attributes[] = [];
  private readonly sets = new AttributeSets();
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
    this.traceId.push(isId(log.traceId, TRACE_ID_BYTES) ? log.traceId : "");
    this.spanId.push(isId(log.spanId, SPAN_ID_BYTES) ? log.spanId : "");
    this.attributes.push(this.sets.of(list, resource));
  }

  table(): LogTable {
    return {
      texts: this.texts.texts,
      timeUs: new Float64Array(this.timeUs),
      service: new Uint32Array(this.service),
      severity: new Uint8Array(this.severity),
      body: this.body,
      traceId: this.traceId,
      spanId: this.spanId,
      attributes: this.attributes,
    };
  }
}

function severityOf({ severity, severityText }: SentLog): number {
  if (severity > 0 && severity <= LAST_SEVERITY) return severity;
  return severityOfText(severityText);
}
