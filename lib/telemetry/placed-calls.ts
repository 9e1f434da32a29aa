import type { CountedCalls } from "./call-graph";
import { compareKeys } from "./choose-groups";
import { countItems, type GroupedItems } from "./grouped-items";
import { createPairTable } from "./pair-table";
import type { PlacedSpans } from "./placed-spans";
import { allRows } from "./stretch-rows";

type NamedCalls = { caller: string; callee: string; via: "call" | "message" };

/** The calls of a window on its grid. */
export type PlacedCalls = {
  groups: readonly NamedCalls[];
  /** By part: flags are failed, without a caller, without a callee; values are the caller's, the callee's, the gap. */
  parts: readonly (GroupedItems & { shiftUs: Float64Array })[];
};

const FAILED = 0;

/** Puts the calls of spans on their grid, each where its row is. */
export function placeCalls({ parts: placed, names }: PlacedSpans): PlacedCalls {
  const table = createPairTable();
  const parts = placed.map(({ part, numberOf, cellOf }) => {
    const { groups, starts, rowOf, withoutCaller, withoutCallee, ...times } = part.calls;
    const cells = new Int32Array(rowOf.length);
    const failed = new Uint8Array(rowOf.length);
    for (let call = 0; call < rowOf.length; call++) {
      const row = rowOf[call] ?? 0;
      cells[call] = cellOf[row] ?? -1;
      failed[call] = part.failed[row] ?? 0;
    }
    return {
      starts,
      items: allRows(rowOf.length),
      numberOf: Int32Array.from(groups, ({ caller, callee, isMessage }) =>
        table.intern(numberOf[caller] ?? 0, (numberOf[callee] ?? 0) * 2 + Number(isMessage)),
      ),
      cellOf: cells,
      flags: [failed, withoutCaller, withoutCallee],
      values: [times.callerUs, times.calleeUs, times.gapUs],
      shiftUs: times.shiftUs,
    };
  });
  const groups = Array.from({ length: table.size }, (_, group): NamedCalls => {
    const callee = table.others[group] ?? 0;
    return {
      caller: names.text(table.ones[group] ?? 0),
      callee: names.text(Math.floor(callee / 2)),
      via: callee % 2 === 1 ? "message" : "call",
    };
  });
  return { groups, parts };
}

/** Calls by pair of services and by whether they are messages, in order of these. */
export function countCalls({ groups, parts }: PlacedCalls): CountedCalls[] {
  const calls = countItems(parts, groups.length);
  const errors = countItems(parts, groups.length, FAILED);
  return groups
    .map((named, group) => ({ ...named, calls: calls[group] ?? 0, errors: errors[group] ?? 0 }))
    .filter((counted) => counted.calls > 0)
    .sort((one, other) =>
      compareKeys([one.caller, one.callee, one.via], [other.caller, other.callee, other.via]),
    )
    .map(({ caller, callee, calls: count, errors: failed }) => ({
      caller,
      callee,
      calls: count,
      errors: failed,
    }));
}
