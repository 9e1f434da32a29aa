import { type MeasuredCalls, measureCalls } from "./measured-calls";
import { type MeasuredSpans, measureSpans } from "./measured-spans";
import { type NumberedSpans, pickSpans } from "./numbered-spans";
import { createPairTable } from "./pair-table";
import { type RowsByKey, rowsByKey } from "./rows-by-key";
import type { TelemetryWindow } from "./source";
import { isFailed, isWithin, spanFacts } from "./span-facts";
import { isEntryKind, isExitKind } from "./span-kind";
import { allRows } from "./stretch-rows";
import { inTimeOrder } from "./time-order";
import { type TraceFacts, traceFacts } from "./trace-facts";

/**
 * The spans of a stretch of time, measured as far as it goes without a grid, and as if there were no others: what is
 * said of a trace holds where all of its spans are in this part. Rows of a group are in order of time as far as its
 * milliseconds tell.
 */
export type SpanPart = {
  spans: NumberedSpans;
  /** Of each row, as `SPAN_FACT` names them. */
  factsOf: Uint8Array;
  /** 1 for a row within that failed. */
  failed: Uint8Array;
  ownUs: Float64Array;
  /** Of each row the number of its trace, as they are in `traces`. */
  traceOf: Uint32Array;
  traces: TraceFacts;
  operations: OperationRows;
  /** By service: what others asked of it. */
  entries: EntryRows;
  calls: MeasuredCalls;
};

/** Rows within the stretch, by operation. `service` and `name` are indexes into texts. */
export type OperationRows = RowsByKey & { service: Uint32Array; name: Uint32Array; kind: Uint8Array };
/** Rows within the stretch, by service, which is an index into texts. */
export type EntryRows = RowsByKey & { service: Uint32Array };

/** Kinds of spans, with room for those to come. */
export const KINDS = 8;

/** Measures some rows of spans. */
export function spanPart(table: NumberedSpans, stretch: TelemetryWindow, some?: Uint32Array): SpanPart {
  const rows = some ?? allRows(table.startUs.length);
  const ordered = inTimeOrder(table.startUs, rows);
  const spans = some === undefined && ordered === rows ? table : pickSpans(table, ordered);
  const measured = measureSpans(spans);
  const { linked, ownUs } = measured;
  const factsOf = spanFacts(spans, linked, stretch);
  return {
    spans,
    factsOf,
    failed: factsOf.map((facts) => Number(isFailed(facts))),
    ownUs,
    traceOf: linked.traceOf,
    traces: traceFacts(measured, factsOf),
    operations: byOperation(spans, factsOf),
    entries: byEntry(measured, factsOf),
    calls: measureCalls(measured, factsOf),
  };
}

function byOperation(spans: NumberedSpans, factsOf: Uint8Array): OperationRows {
  const table = createPairTable();
  const groupOf = new Int32Array(factsOf.length).fill(-1);
  // A name is mostly one service's: the group that was last found for it is looked at first.
  const lastOf = new Int32Array(spans.texts.length * KINDS).fill(-1);
  for (let row = 0; row < groupOf.length; row++) {
    if (!isWithin(factsOf[row])) continue;
    const service = spans.service[row] ?? 0;
    const named = (spans.name[row] ?? 0) * KINDS + ((spans.kind[row] ?? 0) % KINDS);
    let group = lastOf[named] ?? -1;
    if (group < 0 || table.ones[group] !== service) {
      group = table.intern(service, named);
      lastOf[named] = group;
    }
    groupOf[row] = group;
  }
  const named = table.others.subarray(0, table.size);
  return {
    ...rowsByKey(groupOf, table.size),
    service: Uint32Array.from(table.ones.subarray(0, table.size)),
    name: Uint32Array.from(named, (both) => Math.floor(both / KINDS)),
    kind: Uint8Array.from(named, (both) => both % KINDS),
  };
}

/**
 * Entry spans are those of a server or consumer and, of kind unspecified or internal, those whose parent is another
 * service's, or is not there. What a service asks of others is not what is asked of it.
 */
function byEntry({ spans, linked }: MeasuredSpans, factsOf: Uint8Array): EntryRows {
  const groupOf = new Int32Array(factsOf.length).fill(-1);
  const numberOf = new Int32Array(spans.texts.length).fill(-1);
  const services: number[] = [];
  for (let row = 0; row < groupOf.length; row++) {
    if (!isWithin(factsOf[row])) continue;
    const parent = linked.parentOf[row] ?? -1;
    const service = spans.service[row] ?? 0;
    const kind = spans.kind[row];
    const isFirst = parent < 0 || spans.service[parent] !== service;
    if (!isEntryKind(kind) && (!isFirst || isExitKind(kind))) continue;
    let group = numberOf[service] ?? -1;
    if (group < 0) {
      group = services.push(service) - 1;
      numberOf[service] = group;
    }
    groupOf[row] = group;
  }
  return { ...rowsByKey(groupOf, services.length), service: Uint32Array.from(services) };
}
