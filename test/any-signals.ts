import * as fc from "fast-check";

import type { SampleLog, SamplePoints, SampleSpan } from "./sample-signals";

export type AnySample = { points: SamplePoints[]; spans: SampleSpan[]; logs: SampleLog[] };

const service = fc.constantFrom("", "shop", "bank", "mail");
/** Whole ids: a store may keep them as numbers. */
const spanId = fc.constantFrom("a", "b", "c", "d", "e").map((digit) => digit.repeat(16));
const parentId = fc.constantFrom("", "a", "b", "c", "f").map((digit) => digit.repeat(16));

/** Few rows with few names, so that they meet; times are seconds from the start of the window. */
export function anySample(time: fc.Arbitrary<number>): fc.Arbitrary<AnySample> {
  const value = fc.oneof(fc.integer({ min: -5, max: 100 }), fc.constant(Number.NaN));
  const points = fc.record({
    service,
    metric: fc.constantFrom("m", "n.bucket"),
    kind: fc.constantFrom("gauge" as const, "cumulative" as const, "delta" as const),
    attributes: fc.constantFrom({}, { le: "1" }, { le: "+Inf" }, { client: "shop", server: "bank" }),
    values: fc.array(fc.tuple(time, value), { maxLength: 20 }),
  });
  const spans = fc.record({
    trace: fc.constantFrom("1", "2"),
    id: spanId,
    parent: parentId,
    service,
    name: fc.constantFrom("GET /", "query"),
    kind: fc.integer({ min: 0, max: 5 }),
    status: fc.integer({ min: 0, max: 2 }),
    start: time,
    seconds: fc.integer({ min: -1, max: 9 }),
    attributes: fc.constantFrom({}, { "peer.service": "bank" }),
  });
  const logs = fc.record({
    service,
    body: fc.constantFrom("took 3 ms", "took 4 ms", "user bob left", "user eve left", ""),
    second: time,
    severity: fc.integer({ min: 0, max: 24 }),
  });
  return fc.record({
    points: fc.array(points, { maxLength: 6 }),
    spans: fc.array(spans, { maxLength: 25 }).map(distinct),
    logs: fc.array(logs, { maxLength: 25 }),
  });
}

/** The attributes of two rows that are one span otherwise are the first row's: such rows are left out. */
function distinct(spans: readonly SampleSpan[]): SampleSpan[] {
  return [...new Map(spans.map((span) => [JSON.stringify({ ...span, attributes: {} }), span])).values()];
}
