import { type PointType, pointTypes, readPointRow } from "@/lib/telemetry/clickhouse/points";
import { readLogRow, readSpanRow } from "@/lib/telemetry/clickhouse/rows";
import {
  logStatement,
  pointStatement,
  spanStatement,
  type Statement,
} from "@/lib/telemetry/clickhouse/statements";
import { createLogColumns } from "@/lib/telemetry/log-columns";
import { Rejections } from "@/lib/telemetry/otlp/rejections";
import { createPointColumns } from "@/lib/telemetry/point-columns";
import type { LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { SignalName, TelemetryWindow } from "@/lib/telemetry/source";
import type { ClickhouseSettings } from "@/lib/telemetry/source-settings";
import { createSpanColumns } from "@/lib/telemetry/span-columns";

import { inParallel } from "../in-parallel";
import type { Database } from "./database";
import type { Columns } from "./read-columns";
import { readTable } from "./read-table";

/** What reading any signal of a window needs. */
export type Reading = {
  database: Database;
  columns: Columns;
  settings: ClickhouseSettings;
  window: TelemetryWindow;
};

/** A table of what was read, and what of it is missing. */
export type SignalRead<Table> = { table: Table; gaps: readonly (readonly [SignalName, string])[] };

export async function readSpans(reading: Reading): Promise<SignalRead<SpanTable>> {
  const columns = createSpanColumns();
  const { tables, limits } = reading.settings;
  const gaps = await readInto(reading, {
    table: tables.traces,
    statement: spanStatement,
    most: limits.spans,
    what: ["traces", "traces"],
    take: (row) => addTo(columns, readSpanRow(row)),
  });
  return { table: columns.table(), gaps };
}

export async function readLogs(reading: Reading): Promise<SignalRead<LogTable>> {
  const columns = createLogColumns();
  const { tables, limits } = reading.settings;
  const gaps = await readInto(reading, {
    table: tables.logs,
    statement: logStatement,
    most: limits.logs,
    what: ["logs", "log records"],
    take: (row) => addTo(columns, readLogRow(row)),
  });
  return { table: columns.table(), gaps };
}

export async function readPoints(reading: Reading): Promise<SignalRead<PointTable>> {
  const columns = createPointColumns();
  const { tables, limits } = reading.settings;
  const rejections = new Rejections();
  const take = (type: PointType) => (row: unknown) => {
    const read = readPointRow(type, row, rejections);
    const indexes = read.series.map(columns.enter);
    for (const [at, value] of read.value.entries())
      columns.add(indexes[read.seriesOf[at] ?? -1] ?? 0, read.timeUs[at] ?? Number.NaN, value);
    return true;
  };
  // One after the other: whichever comes first would else decide about the order of the series.
  const gaps = await inParallel(pointTypes, 1, (type) =>
    readInto(reading, {
      table: tables.metrics === null ? null : `${tables.metrics}_${type}`,
      statement: (shape) => pointStatement(type, shape),
      most: limits.points,
      what: ["metrics", "series"],
      take: take(type),
    }),
  );
  const { count, message } = rejections.rejected("points");
  const refused = count === 0 ? [] : [["metrics", message.replace(/\.$/, "")] as const];
  return { table: columns.table(), gaps: [...gaps.flat(), ...refused] };
}

function addTo<Row>({ add }: { add: (row: Row) => void }, row: Row | null): boolean {
  if (row !== null) add(row);
  return row !== null;
}

/** Reads one table, and says what is missing of it. `take`: whether the row could be used. */
async function readInto(
  { database, columns, settings, window }: Reading,
  {
    table,
    statement,
    most,
    what: [signal, items],
    take,
  }: {
    /** Null: not to be read. */
    table: string | null;
    statement: (columns: ReadonlyMap<string, string>) => Statement;
    most: number;
    what: readonly [SignalName, string];
    take: (row: unknown) => boolean;
  },
): Promise<(readonly [SignalName, string])[]> {
  if (table === null) return [];
  const place = { database: settings.database, table };
  const shape = columns.get(table);
  if (!shape) return [[signal, `There is no table ${place.database}.${table}, or it may not be read`]];
  let unusable = 0;
  const read = await readTable(database, {
    statement: statement(shape),
    place,
    window,
    most,
    take: (row) => {
      if (!take(row)) unusable += 1;
    },
  });
  if (!read.ok) return [[signal, `${read.failure.reason} (${table})`]];
  const { oneIn, rows } = read.value;
  return [
    ...(oneIn > 1
      ? [[signal, `One in ${oneIn} ${items} was read, for ${table} has ${rows} rows`] as const]
      : []),
    ...(unusable > 0 ? [[signal, `${unusable} rows of ${table} could not be used`] as const] : []),
  ];
}
