import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

import * as z from "zod";

import type { Signals } from "@/lib/telemetry/signals";

export type RecordedRows = Pick<Signals, "points" | "spans" | "logs">;

const numbers = z.array(z.number());
const texts = z.array(z.string());
const attributes = z.record(z.string(), z.string());
const small = numbers.transform((list) => new Uint8Array(list));
const indexes = numbers.transform((list) => new Uint32Array(list));
const doubles = numbers.transform((list) => new Float64Array(list));
/** JSON has no NaN. */
const values = z
  .array(z.number().nullable())
  .transform((list) => Float64Array.from(list, (value) => value ?? Number.NaN));

const recordedRows = z.object({
  points: z.object({
    series: z.array(
      z.object({
        service: z.string(),
        metric: z.string(),
        unit: z.string(),
        kind: z.enum(["gauge", "cumulative", "delta"]),
        attributes,
      }),
    ),
    seriesOf: indexes,
    timeUs: doubles,
    value: values,
  }),
  spans: z.object({
    texts,
    traceId: texts,
    spanId: texts,
    parentSpanId: texts,
    service: indexes,
    name: indexes,
    kind: small,
    status: small,
    startUs: doubles,
    durationUs: doubles,
    attributes: z.array(attributes),
  }),
  logs: z.object({
    texts,
    timeUs: doubles,
    service: indexes,
    severity: small,
    body: texts,
    traceId: texts,
    spanId: texts,
    attributes: z.array(attributes),
  }),
});

/** The rows of a file that `writeRows` wrote. Throws where it is none. */
export function parseRows(text: string): RecordedRows {
  return recordedRows.parse(JSON.parse(text));
}

/** Writes rows as packed JSON. */
export async function writeRows(path: string, rows: RecordedRows): Promise<void> {
  const text = JSON.stringify(rows, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? listOf(value) : value,
  );
  await writeFile(path, await promisify(gzip)(text));
}

function listOf(view: ArrayBufferView): unknown {
  return view instanceof Float64Array || view instanceof Uint32Array || view instanceof Uint8Array
    ? [...view]
    : view;
}
