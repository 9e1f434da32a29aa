import { flaggedSizes, ratesOf, total } from "./cell-counts";
import { cellQuantiles } from "./cell-quantiles";
import { type ChosenGroups, chooseGroups, compareKeys } from "./choose-groups";
import type { OperationSignals, Red, ServiceSignals } from "./frame";
import { MISSING, ROOT } from "./link-spans";
import { bucketsOf, type MeasuredSpans, US_TO_SECONDS } from "./measured-spans";
import { createPairTable } from "./pair-table";
import { isEntryKind, isExitKind } from "./span-kind";

const KINDS = 8;

/** Rate, errors and durations of each operation of each service; the busiest `limit` of them. */
export function operationSignals(
  measured: MeasuredSpans,
  limit: number,
): { operations: OperationSignals[]; dropped: number } {
  const { spans, cellOf } = measured;
  const table = createPairTable();
  const groupOf = new Int32Array(cellOf.length).fill(-1);
  // A name is mostly one service's: the group that was last found for it is looked at first.
  const lastOf = new Int32Array(spans.texts.length * KINDS).fill(-1);
  for (let row = 0; row < groupOf.length; row++) {
    if ((cellOf[row] ?? -1) < 0) continue;
    const service = spans.service[row] ?? 0;
    const named = (spans.name[row] ?? 0) * KINDS + ((spans.kind[row] ?? 0) % KINDS);
    let group = lastOf[named] ?? -1;
    if (group < 0 || table.ones[group] !== service) {
      group = table.intern(service, named);
      lastOf[named] = group;
    }
    groupOf[row] = group;
  }
  const textOf = (number: number) => spans.texts[number] ?? "";
  const groups = chosen(measured, groupOf, {
    count: table.size,
    limit,
    keyOf: (group): [string, string, number] => {
      const named = table.others[group] ?? 0;
      return [textOf(table.ones[group] ?? 0), textOf(Math.floor(named / KINDS)), named % KINDS];
    },
  });
  const redOf = measure(measured, groupOf, groups);
  return {
    operations: groups.keys.map(([service, operation, kind], place) => ({
      service,
      operation,
      kind,
      red: redOf(place),
    })),
    dropped: groups.dropped,
  };
}

/**
 * The same of each service, by its entry spans: those of a server or consumer, and, of kind unspecified or internal,
 * those whose parent is another service's, or is not there. What a service asks of others is not what is asked of it.
 */
export function serviceSignals(
  measured: MeasuredSpans,
  limit: number,
): { services: ServiceSignals[]; dropped: number } {
  const { spans, cellOf, linked } = measured;
  const groupOf = new Int32Array(cellOf.length).fill(-1);
  for (let row = 0; row < groupOf.length; row++) {
    if ((cellOf[row] ?? -1) < 0) continue;
    const parent = linked.parentOf[row] ?? ROOT;
    const isFirst = parent === ROOT || parent === MISSING || spans.service[parent] !== spans.service[row];
    const kind = spans.kind[row];
    if (isEntryKind(kind) || (isFirst && !isExitKind(kind))) groupOf[row] = spans.service[row] ?? 0;
  }
  const groups = chosen(measured, groupOf, {
    count: spans.texts.length,
    limit,
    keyOf: (service): [string] => [spans.texts[service] ?? ""],
  });
  const redOf = measure(measured, groupOf, groups);
  return {
    services: groups.keys.map(([service], place) => ({ service, red: redOf(place) })),
    dropped: groups.dropped,
  };
}

function chosen<Key extends readonly (string | number)[]>(
  { cellOf }: MeasuredSpans,
  groupOf: Int32Array,
  { count, limit, keyOf }: { count: number; limit: number; keyOf: (group: number) => Key },
): ChosenGroups<Key> {
  const rows = new Uint32Array(count);
  for (let row = 0; row < cellOf.length; row++) {
    const group = groupOf[row] ?? -1;
    if (group >= 0) rows[group] = (rows[group] ?? 0) + 1;
  }
  return chooseGroups(
    Array.from(rows, (size, group) => ({ key: keyOf(group), rows: size })),
    compareKeys,
    limit,
  );
}

function measure(
  measured: MeasuredSpans,
  groupOf: Int32Array,
  groups: ChosenGroups<unknown>,
): (place: number) => Red {
  const { grid, spans, ownUs, failed, recorded } = measured;
  const buckets = bucketsOf(measured, groupOf, groups);
  const counts = buckets.sizes;
  const failures = flaggedSizes(buckets, failed);
  const rates = ratesOf(counts, grid, recorded.recorded);
  const errors = ratesOf(failures, grid, recorded.recorded);
  const quantiles = cellQuantiles(buckets, { grid, scale: US_TO_SECONDS });
  const durations = quantiles(spans.durationUs);
  const owns = quantiles(ownUs);
  return (place) => {
    const [from, to] = [place * grid.length, (place + 1) * grid.length];
    return {
      count: total(counts.subarray(from, to)),
      errorCount: total(failures.subarray(from, to)),
      rate: rates.subarray(from, to),
      errors: errors.subarray(from, to),
      samples: counts.subarray(from, to),
      duration: durations(place),
      own: owns(place),
    };
  };
}
