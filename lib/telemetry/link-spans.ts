import { createIdIndex } from "./id-index";
import type { NumberedSpans } from "./numbered-spans";
import { createTwins } from "./span-twins";

export const ROOT = -1;
export const MISSING = -2;

export type LinkedSpans = {
  /** Number of the trace, from 0. */
  traceOf: Uint32Array;
  traceCount: number;
  /** Row of the parent; ROOT where the span has none, MISSING where it names one that is not there. */
  parentOf: Int32Array;
  /** 1 for a row that counts: it has a time and a duration, and came for the first time. */
  counts: Uint8Array;
};

/**
 * Who is whose parent, within traces. Rows may be in any order; one that came again counts once. Two different spans
 * may share an id, as the two sides of a call do in Zipkin: then the server's parent is the client, and a child's is
 * the server.
 */
export function linkSpans(spans: NumberedSpans): LinkedSpans {
  const { spanId, parentSpanId } = spans;
  const rows = spans.startUs.length;
  const { traceOf, traceCount } = numberTraces(spans.traceId);
  const index = createIdIndex(spanId, traceOf, sizesOf(traceOf, traceCount));
  const twins = createTwins(spans);
  const counts = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (!isUsable(spans, row)) continue;
    const first = index.findOrAdd(row);
    if (first === row || twins.add(first, row)) counts[row] = 1;
  }

  const parentOf = new Int32Array(rows).fill(ROOT);
  for (let row = 0; row < rows; row++) {
    if (counts[row] === 0) continue;
    const [one, other] = [parentSpanId[2 * row] ?? 0, parentSpanId[2 * row + 1] ?? 0];
    const hasParent =
      (one !== 0 || other !== 0) && (one !== spanId[2 * row] || other !== spanId[2 * row + 1]);
    const otherSide = twins.clientSideOf(row);
    if (otherSide >= 0) parentOf[row] = otherSide;
    else if (hasParent) {
      const parent = index.find(traceOf[row] ?? 0, one, other);
      parentOf[row] = parent < 0 ? MISSING : twins.bestOf(parent);
    }
  }
  return { traceOf, traceCount, parentOf, counts };
}

/** Whether a row has a time and a duration. */
export function isUsable({ startUs, durationUs }: NumberedSpans, row: number): boolean {
  return Number.isFinite(startUs[row]) && Number.isFinite(durationUs[row]) && (durationUs[row] ?? -1) >= 0;
}

/** Numbers traces by their id. Spans of one trace tend to follow one another. */
function numberTraces(traceId: Int32Array): { traceOf: Uint32Array; traceCount: number } {
  const traceOf = new Uint32Array(traceId.length / 2);
  const isOfSame = (row: number) =>
    row > 0 && traceId[2 * row] === traceId[2 * row - 2] && traceId[2 * row + 1] === traceId[2 * row - 1];
  let runs = 0;
  for (let row = 0; row < traceOf.length; row++) if (!isOfSame(row)) runs += 1;
  const index = createIdIndex(traceId, null, Uint32Array.of(runs));
  let traceCount = 0;
  for (let row = 0; row < traceOf.length; row++) {
    if (isOfSame(row)) {
      traceOf[row] = traceOf[row - 1] ?? 0;
      continue;
    }
    const first = index.findOrAdd(row);
    traceOf[row] = first === row ? traceCount++ : (traceOf[first] ?? 0);
  }
  return { traceOf, traceCount };
}

function sizesOf(traceOf: Uint32Array, traceCount: number): Uint32Array {
  const sizes = new Uint32Array(traceCount);
  for (let row = 0; row < traceOf.length; row++)
    sizes[traceOf[row] ?? 0] = (sizes[traceOf[row] ?? 0] ?? 0) + 1;
  return sizes;
}
