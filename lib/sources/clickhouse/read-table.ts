import type { Statement } from "@/lib/telemetry/clickhouse/statements";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import { type Answer, answered } from "../failure";
import type { Database } from "./database";

/** Leaves room for rows that come in while the window is read, and for a hash that is not quite even. */
const SHARE = 0.9;

export type TableRead = {
  /** One in so many was read: 1 for all. */
  oneIn: number;
  /** Rows that the window holds. */
  rows: number;
};

/** Gives the rows of a window to `take`: all of them, or as even a share of them as `most` allows. */
export async function readTable(
  database: Database,
  {
    statement,
    place,
    window,
    most,
    take,
  }: {
    statement: Statement;
    place: { database: string; table: string };
    window: TelemetryWindow;
    most: number;
    take: (row: unknown) => void;
  },
): Promise<Answer<TableRead>> {
  const range = { ...place, from_us: Math.ceil(window.fromUs), to_us: Math.ceil(window.toUs) };
  let rows = 0;
  const counted = await database.each(statement.count, { ...range, one_in: 1 }, (row) => {
    rows = Array.isArray(row) ? Number(row[0]) : 0;
  });
  if (!counted.ok) return counted;
  const oneIn = rows <= most ? 1 : Math.ceil(rows / (most * SHARE));
  const read = await database.each(statement.read, { ...range, one_in: oneIn, most }, take);
  return read.ok ? answered({ oneIn, rows }) : read;
}
