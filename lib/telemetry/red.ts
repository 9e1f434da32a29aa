import { ratesOf, total } from "./cell-counts";
import type { OperationSignals, Red, ServiceSignals } from "./frame";
import type { GroupedItems } from "./grouped-items";
import { type MeasuredGroups, measureGroups } from "./measured-groups";
import { createPairTable } from "./pair-table";
import type { PlacedPart, PlacedSpans } from "./placed-spans";
import type { RowsByKey } from "./rows-by-key";
import { KINDS } from "./span-part";

/** Rate, errors and durations of each operation of each service; the busiest `limit` of them. */
export function operationSignals(
  placed: PlacedSpans,
  limit: number,
): { operations: OperationSignals[]; dropped: number } {
  const { names, grid } = placed;
  const table = createPairTable();
  const parts = placed.parts.map((of): GroupedItems => {
    const { service, name, kind, ...rows } = of.part.operations;
    const numberOf = Int32Array.from(service, (text, own) =>
      table.intern(of.numberOf[text] ?? 0, (of.numberOf[name[own] ?? 0] ?? 0) * KINDS + (kind[own] ?? 0)),
    );
    return itemsOf(of, rows, numberOf);
  });
  const keys = Array.from({ length: table.size }, (_, group): [string, string, number] => {
    const named = table.others[group] ?? 0;
    return [names.text(table.ones[group] ?? 0), names.text(Math.floor(named / KINDS)), named % KINDS];
  });
  const groups = measureGroups(parts, { keys, limit, grid });
  const redOf = redsOf(placed, groups);
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

/** The same of each service, by its entry spans. */
export function serviceSignals(
  placed: PlacedSpans,
  limit: number,
): { services: ServiceSignals[]; dropped: number } {
  const { names, grid } = placed;
  const parts = placed.parts.map((of): GroupedItems => {
    const { service, ...rows } = of.part.entries;
    return itemsOf(
      of,
      rows,
      Int32Array.from(service, (text) => of.numberOf[text] ?? 0),
    );
  });
  const keys = names.texts.map((service): [string] => [service]);
  const groups = measureGroups(parts, { keys, limit, grid });
  const redOf = redsOf(placed, groups);
  return {
    services: groups.keys.map(([service], place) => ({ service, red: redOf(place) })),
    dropped: groups.dropped,
  };
}

/** Rows of spans as items. */
function itemsOf(
  { part, cellOf }: PlacedPart,
  { starts, rows }: RowsByKey,
  numberOf: Int32Array,
): GroupedItems {
  return {
    starts,
    items: rows,
    numberOf,
    cellOf,
    flags: [part.failed],
    values: [part.spans.durationUs, part.ownUs],
  };
}

function redsOf(
  { grid, recorded: { recorded } }: PlacedSpans,
  { counts, flagged: [failures = NONE], quantiles: [durations, owns] }: MeasuredGroups<unknown>,
): (place: number) => Red {
  const rates = ratesOf(counts, grid, recorded);
  const errors = ratesOf(failures, grid, recorded);
  return (place) => {
    const [from, to] = [place * grid.length, (place + 1) * grid.length];
    return {
      count: total(counts.subarray(from, to)),
      errorCount: total(failures.subarray(from, to)),
      rate: rates.subarray(from, to),
      errors: errors.subarray(from, to),
      samples: counts.subarray(from, to),
      duration: durations?.(place) ?? NOTHING,
      own: owns?.(place) ?? NOTHING,
    };
  };
}

const NONE = new Uint32Array(0);
const NOTHING = { p50: new Float64Array(0), p90: new Float64Array(0), p99: new Float64Array(0) };
