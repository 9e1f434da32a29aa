import type { DuckDBConnection } from "@duckdb/node-api";

import type { IdWords, TraceWords } from "@/lib/telemetry/id-words";
import { attributesOver } from "@/lib/telemetry/kept-attributes";

import { attributesReader } from "./attributes-reader";
import type { PackedAttributes, PackedLogs, PackedPoints, PackedRows, PackedSpans } from "./packed-rows";
import { textAt } from "./packed-texts";
import type { Numbered } from "./stored-numbers";
import { appendRows, type Batch, type Column } from "./table-appender";

/**
 * Appends the rows of several requests within the connection's transaction, table by table; gives of each request how
 * many were of one series too many.
 */
export async function appendGroup(
  connection: DuckDBConnection,
  { series, resources }: Numbered,
  group: readonly PackedRows[],
): Promise<number[]> {
  const spans: Batch[] = [];
  const logs: Batch[] = [];
  const points: Batch[] = [];
  const beyond: number[] = [];
  for (const { to, table } of group) {
    let left = 0;
    if (to === "points") {
      const batch = pointBatch(table, await series.numberAll(connection, table.series));
      points.push(batch);
      left = table.timeUs.length - batch.rows;
    } else {
      const attributes = attributeColumns(table, await resources.numberAll(connection, table.resources));
      if (to === "spans") spans.push(spanBatch(table, attributes));
      else logs.push(logBatch(table, attributes));
    }
    beyond.push(left);
  }
  await appendRows(connection, "spans", spans);
  await appendRows(connection, "points", points);
  await appendRows(connection, "logs", logs);
  return beyond;
}

function pointBatch({ seriesOf, timeUs, value }: PackedPoints, numbers: Int32Array): Batch {
  const numberOf = numbersAt(numbers, seriesOf);
  const isTaken = (_: number, row: number) => (numberOf[row] ?? -1) >= 0;
  const taken = numbers.includes(-1)
    ? [timeUs.filter(isTaken), numberOf.filter(isTaken), value.filter(isTaken)]
    : [timeUs, numberOf, value];
  return { rows: taken[0]?.length ?? 0, columns: taken.map((column) => ({ numbers: column })) };
}

function spanBatch(table: PackedSpans, attributes: readonly Column[]): Batch {
  const { startUs, durationUs, kind, status, service, name, callee, texts } = table;
  return {
    rows: startUs.length,
    columns: [
      { numbers: startUs },
      { numbers: durationUs },
      ...traceColumns(table.traceId),
      idColumn(table.spanId),
      idColumn(table.parentSpanId),
      indexed(texts, service),
      indexed(texts, name),
      indexed(texts, callee),
      { numbers: kind },
      { numbers: status },
      ...attributes,
    ],
  };
}

function logBatch(table: PackedLogs, attributes: readonly Column[]): Batch {
  const { timeUs, service, severity, texts, body } = table;
  return {
    rows: timeUs.length,
    columns: [
      { numbers: timeUs },
      indexed(texts, service),
      { numbers: severity },
      { text: (row) => textAt(body, row), indexOf: (row) => row },
      ...traceColumns(table.traceId),
      idColumn(table.spanId),
      ...attributes,
    ],
  };
}

/** The number of a row's resource and its own attributes; where the resource has no number, all in one. */
function attributeColumns(
  { attributes, attributesOf, resources, resourceOf }: PackedAttributes,
  numbers: Int32Array,
): Column[] {
  const numberOf = numbersAt(numbers, resourceOf);
  const own = (index: number) => textAt(attributes, index);
  const column = numbers.includes(-1)
    ? { text: wholeText, indexOf: (row: number) => row }
    : { text: own, indexOf: (row: number) => attributesOf[row] ?? 0 };
  return [{ numbers: numberOf }, column];

  function wholeText(row: number): string {
    const text = own(attributesOf[row] ?? 0);
    return (numberOf[row] ?? -1) >= 0 ? text : textOver(text, textAt(resources, resourceOf[row] ?? 0));
  }
}

/** Of each row the number at its index; -1 where there is none. */
function numbersAt(numbers: Int32Array, indexes: Uint32Array): Int32Array {
  const all = new Int32Array(indexes.length);
  for (let row = 0; row < all.length; row++) all[row] = numbers[indexes[row] ?? 0] ?? -1;
  return all;
}

function textOver(own: string, beneath: string): string {
  const read = attributesReader();
  return JSON.stringify(attributesOver(read(own), read(beneath)));
}

function traceColumns({ high, low }: TraceWords): Column[] {
  return [idColumn(high), idColumn(low)];
}

function idColumn(words: IdWords): Column {
  return { numbers: new BigUint64Array(words.buffer, words.byteOffset, words.length / 2) };
}

function indexed(texts: readonly string[], of: Uint32Array): Column {
  return { text: (index) => texts[index] ?? "", indexOf: (row) => of[row] ?? 0 };
}
