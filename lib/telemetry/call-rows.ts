import { MISSING } from "./link-spans";
import type { MeasuredSpans } from "./measured-spans";
import { createPairTable } from "./pair-table";
import { isEntryKind, isExitKind, SPAN_KIND } from "./span-kind";

/** Number of the empty text. */
const UNKNOWN = 0;

export type CallGroup = { caller: string; callee: string; via: "call" | "message" };

/** Calls as rows of spans: of the callee's span, or of the caller's where that is missing. */
export type CallRows = {
  groups: readonly CallGroup[];
  /** Group of a row that stands for a call, else -1. */
  groupOf: Int32Array;
  /** Row of the caller's span, -1 where it is missing. */
  callerOf: Int32Array;
  /** 1 where the row is the callee's span. */
  hasCallee: Uint8Array;
};

/**
 * Every call from a service to another: a span whose parent is another service's; a client's or producer's span that no
 * other service answered; a server's or consumer's span whose parent is missing.
 */
export function findCalls({ spans, linked, cellOf }: MeasuredSpans): CallRows {
  const { parentOf } = linked;
  const rows = parentOf.length;
  const answered = new Uint8Array(rows);
  const groupOf = new Int32Array(rows).fill(-1);
  const callerOf = new Int32Array(rows).fill(-1);
  const hasCallee = new Uint8Array(rows);
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
    if ((cellOf[row] ?? -1) < 0) continue;
    callerOf[row] = Math.max(parent, -1);
    hasCallee[row] = 1;
    const caller = parent >= 0 ? (spans.service[parent] ?? 0) : UNKNOWN;
    groupOf[row] = intern(caller, service, spans.kind[row] === SPAN_KIND.consumer);
  }
  for (let row = 0; row < rows; row++) {
    if (
      (cellOf[row] ?? -1) < 0 ||
      answered[row] === 1 ||
      !isExitKind(spans.kind[row]) ||
      hasCallee[row] === 1
    )
      continue;
    callerOf[row] = row;
    groupOf[row] = intern(
      spans.service[row] ?? 0,
      spans.callee[row] ?? UNKNOWN,
      spans.kind[row] === SPAN_KIND.producer,
    );
  }
  const groups = Array.from({ length: table.size }, (_, group): CallGroup => {
    const callee = table.others[group] ?? 0;
    return {
      caller: spans.texts[table.ones[group] ?? 0] ?? "",
      callee: spans.texts[Math.floor(callee / 2)] ?? "",
      via: callee % 2 === 1 ? "message" : "call",
    };
  });
  return { groups, groupOf, callerOf, hasCallee };
}
