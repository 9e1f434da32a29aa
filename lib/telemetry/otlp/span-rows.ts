import { calleeName } from "../callee-name";
import type { KeptSpans } from "../kept-spans";
import { isExitKind } from "../span-kind";

import type { AttributeList } from "./attribute-list";
import { cleanText } from "./clean-text";
import { isId, NO_ID, type SentId, SPAN_ID_BYTES, TRACE_ID_BYTES } from "./identifiers";
import { MOST_ROWS, NAME_LENGTH } from "./limits";
import type { Rejections } from "./rejections";
import type { Resource } from "./resource";
import { RowAttributes } from "./row-attributes";
import { TextIndex } from "./text-index";
import { timeFault, type TimesTaken } from "./times-taken";

/** One span as it was sent. Times in microseconds since 1970, 0 where nobody says. */
export type SentSpan = {
  traceId: SentId;
  spanId: SentId;
  parentSpanId: SentId;
  name: string;
  kind: number;
  status: number;
  startUs: number;
  endUs: number;
};

export const blankSpan = (): SentSpan => ({
  traceId: NO_ID,
  spanId: NO_ID,
  parentSpanId: NO_ID,
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
  /** Of ids, two words each. */
  private readonly traceHigh: number[] = [];
  private readonly traceLow: number[] = [];
  private readonly spanId: number[] = [];
  private readonly parentSpanId: number[] = [];
  private readonly service: number[] = [];
  private readonly name: number[] = [];
  private readonly kind: number[] = [];
  private readonly status: number[] = [];
  private readonly startUs: number[] = [];
  private readonly durationUs: number[] = [];
  private readonly callee: number[] = [];
  private readonly attributes = new RowAttributes();
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
    if (this.startUs.length >= MOST_ROWS) return this.rejections.add("beyond what one request may bring");
    const { traceId, spanId, parentSpanId } = span;
    this.traceHigh.push(traceId.second, traceId.first);
    this.traceLow.push(traceId.fourth, traceId.third);
    this.spanId.push(spanId.second, spanId.first);
    this.parentSpanId.push(parentSpanId.second, parentSpanId.first);
    this.service.push(this.texts.of(resource.service));
    this.name.push(this.texts.of(cleanText(span.name, NAME_LENGTH)));
    this.kind.push(span.kind >= 0 && span.kind <= LAST_KIND ? span.kind : 0);
    this.status.push(span.status >= 0 && span.status <= LAST_STATUS ? span.status : 0);
    this.startUs.push(span.startUs);
    // Without an end, or with one before the start: a clock was set meanwhile, and nobody knows how long it took.
    this.durationUs.push(Math.max(0, span.endUs - span.startUs));
    const { own, beneath } = this.attributes.add(list, resource);
    this.callee.push(this.texts.of(isExitKind(span.kind) ? calleeName(own, beneath) : ""));
  }

  table(): KeptSpans {
    return {
      texts: this.texts.texts,
      traceId: { high: new Int32Array(this.traceHigh), low: new Int32Array(this.traceLow) },
      spanId: new Int32Array(this.spanId),
      parentSpanId: new Int32Array(this.parentSpanId),
      service: new Uint32Array(this.service),
      name: new Uint32Array(this.name),
      kind: new Uint8Array(this.kind),
      status: new Uint8Array(this.status),
      startUs: new Float64Array(this.startUs),
      durationUs: new Float64Array(this.durationUs),
      callee: new Uint32Array(this.callee),
      ...this.attributes.columns(),
    };
  }
}

function faultOf({ traceId, spanId, parentSpanId, startUs }: SentSpan): string | null {
  if (!isId(traceId, TRACE_ID_BYTES)) return "without a valid trace id";
  if (!isId(spanId, SPAN_ID_BYTES)) return "without a valid span id";
  if (parentSpanId.bytes !== 0 && parentSpanId.bytes !== SPAN_ID_BYTES) return "with an invalid parent";
  return startUs === 0 ? "without a start time" : null;
}
