import { MISSING } from "./link-spans";
import type { MeasuredSpans } from "./measured-spans";
import { createPairTable } from "./pair-table";
import { isWithin } from "./span-facts";
import { isEntryKind, isExitKind, SPAN_KIND } from "./span-kind";

/** Number of the empty text. */
const UNKNOWN = 0;

/** Caller and callee are indexes into the texts of the spans. */
export type CallGroup = { caller: number; callee: number; isMessage: boolean };

/** Calls, each by the row of the callee's span, or of the caller's where that is missing. */
export type CallRows = {
  groups: readonly CallGroup[];
  /** By call, as are the next three: its row. */
  rowOf: Int32Array;
  groupOf: Int32Array;
  /** Row of the caller's span, -1 where it is missing. */
  callerOf: Int32Array;
  /** 1 where the row is the callee's span. */
  hasCallee: Uint8Array;
};

/**
 * Every call from a service to another: a span whose parent is another service's; a client's or producer's span that no
 * other service answered; a server's or consumer's span whose parent is missing. Those whose row is within the stretch.
 */
export function findCalls({ spans, linked }: MeasuredSpans, factsOf: Uint8Array): CallRows {
  const { parentOf } = linked;
  const rows = parentOf.length;
  const answered = new Uint8Array(rows);
  const isCallee = new Uint8Array(rows);
  const found = createCalls(rows);
  const table = createPairTable();
  const intern = (caller: number, callee: number, isMessage: boolean) =>
    table.intern(caller, callee * 2 + Number(isMessage));

  for (let row = 0; row < rows; row++) {
    if (linked.counts[row] === 0) continue;
    const parent = parentOf[row] ?? MISSING;
    const service = spans.service[row] ?? 0;
    const isCall =
      parent >= 0 ? spans.service[parent] !== service : parent === MISSING && isEntryKind(spans.kind[row]);
    if (!isCall) continue;
    if (parent >= 0) answered[parent] = 1;
    if (!isWithin(factsOf[row])) continue;
    isCallee[row] = 1;
    const caller = parent >= 0 ? (spans.service[parent] ?? 0) : UNKNOWN;
    const group = intern(caller, service, spans.kind[row] === SPAN_KIND.consumer);
    found.add(row, group, Math.max(parent, -1));
  }
  const answeredCalls = found.count();
  for (let row = 0; row < rows; row++) {
    if (answered[row] === 1 || isCallee[row] === 1 || !isExitKind(spans.kind[row])) continue;
    if (!isWithin(factsOf[row])) continue;
    const isMessage = spans.kind[row] === SPAN_KIND.producer;
    found.add(row, intern(spans.service[row] ?? 0, spans.callee[row] ?? UNKNOWN, isMessage), row);
  }
  const groups = Array.from({ length: table.size }, (_, group): CallGroup => {
    const callee = table.others[group] ?? 0;
    return {
      caller: table.ones[group] ?? UNKNOWN,
      callee: Math.floor(callee / 2),
      isMessage: callee % 2 === 1,
    };
  });
  const calls = found.columns();
  return { groups, ...calls, hasCallee: new Uint8Array(calls.rowOf.length).fill(1, 0, answeredCalls) };
}

/** Columns of calls while they grow; there are at most `most`. */
function createCalls(most: number) {
  const [rowOf, groupOf, callerOf] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let count = 0;
  return {
    count: () => count,
    add(row: number, group: number, caller: number) {
      rowOf[count] = row;
      groupOf[count] = group;
      callerOf[count] = caller;
      count += 1;
    },
    columns: () => ({
      rowOf: rowOf.subarray(0, count),
      groupOf: groupOf.subarray(0, count),
      callerOf: callerOf.subarray(0, count),
    }),
  };
}
