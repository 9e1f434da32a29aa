import type { Attributes, SpanTable } from "../signals";

import type { AttributeList } from "./attribute-list";
import { AttributeSets } from "./attribute-sets";
import { cleanText } from "./clean-text";
import { isId, SPAN_ID_BYTES, TRACE_ID_BYTES } from "./identifiers";
import { MOST_ROWS, NAME_LENGTH } from "./limits";
import type { Rejections } from "./rejections";
import type { Resource } from "./resource";
import { TextIndex } from "./text-index";
import { timeFault, type TimesTaken } from "./times-taken";

/** One span as it was sent. Ids in lower-case hex, times in microseconds since 1970, 0 where nobody says. */
export type SentSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: number;
  status: number;
  startUs: number;
  endUs: number;
};

export const blankSpan = (): SentSpan => ({
  traceId: "",
  spanId: "",
  parentSpanId: "",
  name: "",
  kind: 0,
  status: 0,
  startUs: 0,
  endUs: 0,
});

const LAST_KIND = 5;
const LAST_STATUS = 2;

/** Collects spans into a table. */
export class SpanRows {
  private readonly texts = new TextIndex();
  private readonly traceId: string[] = [];
  private readonly spanId: string[] = [];
  private readonly parentSpanId: string[] = [];
  private readonly service: number[] = [];
  private readonly name: number[] = [];
  private readonly kind: number[] = [];
  private readonly status: number[] = [];
  private readonly startUs: number[] = [];
  private readonly durationUs: number[] = [];
  private readonly attributes: Attributes[] = [];
  private readonly sets = new AttributeSets();
  private readonly rejections: Rejections;

  private readonly times: TimesTaken;

  constructor(rejections: Rejections, times: TimesTaken) {
    this.rejections = rejections;
    this.times = times;
  }

  /** Takes the span in, or counts why not. A kind or status that this version does not know is as good as none. */
  add(span: SentSpan, resource: Resource, list: AttributeList): void {
    const fault = faultOf(span) ?? timeFault(this.times, span);
    if (fault !== null) return this.rejections.add(fault);
    if (this.traceId.length >= MOST_ROWS) return this.rejections.add("beyond what one request may bring");
    this.traceId.push(span.traceId);
    this.spanId.push(span.spanId);
    this.parentSpanId.push(isId(span.parentSpanId, SPAN_ID_BYTES) ? span.parentSpanId : "");
    this.service.push(this.texts.of(resource.service));
    this.name.push(this.texts.of(cleanText(span.name, NAME_LENGTH)));
    this.kind.push(span.kind >= 0 && span.kind <= LAST_KIND ? span.kind : 0);
    this.status.push(span.status >= 0 && span.status <= LAST_STATUS ? span.status : 0);
    this.startUs.push(span.startUs);
    // Without an end, or with one before the start: a clock was set meanwhile, and nobody knows how long it took.
    this.durationUs.push(Math.max(0, span.endUs - span.startUs));
    this.attributes.push(this.sets.of(list, resource));
  }

  table(): SpanTable {
    return {
      texts: this.texts.texts,
      traceId: this.traceId,
      spanId: this.spanId,
      parentSpanId: this.parentSpanId,
      service: new Uint32Array(this.service),
      name: new Uint32Array(this.name),
      kind: new Uint8Array(this.kind),
      status: new Uint8Array(this.status),
      startUs: new Float64Array(this.startUs),
      durationUs: new Float64Array(this.durationUs),
      attributes: this.attributes,
    };
  }
}

function faultOf({ traceId, spanId, parentSpanId, startUs }: SentSpan): string | null {
  if (!isId(traceId, TRACE_ID_BYTES)) return "without a valid trace id";
  if (!isId(spanId, SPAN_ID_BYTES)) return "without a valid span id";
  if (parentSpanId !== "" && parentSpanId.length !== 2 * SPAN_ID_BYTES) return "with an invalid parent";
  return startUs === 0 ? "without a start time" : null;
}
