import { compareSpans } from "./compare-spans";
import type { NumberedSpans } from "./numbered-spans";
import { isEntryKind, isExitKind } from "./span-kind";

/** Different spans of a trace with one id. More than these are noise: they count, but are nobody's parent. */
const MAX_TWINS = 64;

export type SpanTwins = {
  /** Takes in a row that has the id of `first`; false where it is a row that was there before. */
  add: (first: number, row: number) => boolean;
  /** Of a server's span that shares its id with the client's: the client's row. Else -1. */
  clientSideOf: (row: number) => number;
  /** Of the rows that share an id with `first`, the parent of those who name it: a server before a client. */
  bestOf: (first: number) => number;
};

/** Rows that share an id, by the first of them: there are few. The order of rows decides nothing. */
export function createTwins(spans: NumberedSpans): SpanTwins {
  const sharing = new Map<number, number[]>();
  const firstOf = new Map<number, number>();
  const compare = compareSpans(spans);

  function isSame(one: number, other: number): boolean {
    return (
      spans.startUs[one] === spans.startUs[other] &&
      spans.durationUs[one] === spans.durationUs[other] &&
      spans.service[one] === spans.service[other] &&
      spans.name[one] === spans.name[other] &&
      spans.kind[one] === spans.kind[other] &&
      spans.status[one] === spans.status[other] &&
      spans.parentSpanId[2 * one] === spans.parentSpanId[2 * other] &&
      spans.parentSpanId[2 * one + 1] === spans.parentSpanId[2 * other + 1]
    );
  }

  const least = (rows: readonly number[]) => rows.toSorted(compare)[0] ?? -1;

  return {
    add(first, row) {
      const rows = sharing.get(first) ?? [first];
      if (rows.some((one) => isSame(one, row))) return false;
      if (rows.length >= MAX_TWINS) return true;
      rows.push(row);
      sharing.set(first, rows);
      for (const one of rows) firstOf.set(one, first);
      return true;
    },
    clientSideOf(row) {
      if (sharing.size === 0 || !isEntryKind(spans.kind[row])) return -1;
      const rows = sharing.get(firstOf.get(row) ?? -1) ?? [];
      return least(rows.filter((one) => isExitKind(spans.kind[one])));
    },
    bestOf(first) {
      const rows = sharing.get(first);
      if (rows === undefined) return first;
      const servers = rows.filter((one) => isEntryKind(spans.kind[one]));
      return least(servers.length > 0 ? servers : rows);
    },
  };
}
