import { KIND_COLUMNS, POINT_COLUMNS, type PointType } from "./points";
import { LOG_COLUMNS, SPAN_COLUMNS } from "./rows";

const TABLE = "{database:Identifier}.{table:Identifier}";

/** Columns of tables, and their types. */
export const COLUMNS_STATEMENT = `
SELECT table, name, type FROM system.columns
WHERE database = {database:String} AND table IN {tables:Array(String)}`;

/** Where rows are of a window, and one in `one_in` by a hash of what must not be torn apart. */
const within = (time: string, hashed: string) => `
WHERE ${time} >= fromUnixTimestamp64Micro({from_us:Int64}) AND ${time} < fromUnixTimestamp64Micro({to_us:Int64})
AND cityHash64(${hashed}) % {one_in:UInt32} = 0`;

/** The logs' own partitions and order go by seconds, in tables of exporters since 2024. */
const bySecond = (columns: ReadonlyMap<string, string>) =>
  columns.has("TimestampTime")
    ? `
AND TimestampTime >= toDateTime(fromUnixTimestamp64Micro({from_us:Int64}))
AND TimestampTime <= toDateTime(fromUnixTimestamp64Micro({to_us:Int64}))`
    : "";

export type Statement = { count: string; read: string };

const counting = (rest: string) => `SELECT count() FROM ${TABLE} ${rest}`;

/** Whole traces: a span without its parent would look as if that had been lost. */
export function spanStatement(): Statement {
  const rows = within("Timestamp", "TraceId");
  return {
    count: counting(rows),
    read: `SELECT ${SPAN_COLUMNS.join(", ")} FROM ${TABLE} ${rows} ORDER BY Timestamp, SpanId LIMIT {most:UInt64}`,
  };
}

export function logStatement(columns: ReadonlyMap<string, string>): Statement {
  const rows = within("Timestamp", "Timestamp, ServiceName, Body") + bySecond(columns);
  return {
    count: counting(rows),
    read: `SELECT ${LOG_COLUMNS.join(", ")} FROM ${TABLE} ${rows} ORDER BY Timestamp, ServiceName, Body LIMIT {most:UInt64}`,
  };
}

/** One row per metric and attributes, its points in the order of time. */
export function pointStatement(type: PointType, columns: ReadonlyMap<string, string>): Statement {
  const series = [
    "ServiceName",
    "MetricName",
    "MetricUnit",
    groupable("ResourceAttributes", columns),
    groupable("Attributes", columns),
    ...KIND_COLUMNS[type],
  ].map((expression, at) => `${expression} AS k${at}`);
  const point = ["toFloat64(toUnixTimestamp64Micro(TimeUnix))", "Flags", ...POINT_COLUMNS[type]].join(", ");
  const rows = within("TimeUnix", "ServiceName, MetricName, toString(Attributes)");
  const keys = series.map((_, at) => `k${at}`).join(", ");
  return {
    count: counting(rows),
    read: `
SELECT ${series.join(", ")}, arraySort(p -> p.1, groupArray(tuple(${point})))
FROM ${TABLE} ${rows} GROUP BY ${keys} ORDER BY ${keys}`,
  };
}

/** Nothing can be grouped by a value of type JSON, but by its text. */
function groupable(column: string, columns: ReadonlyMap<string, string>): string {
  return columns.get(column)?.startsWith("Map(") ? column : `toJSONString(${column})`;
}
