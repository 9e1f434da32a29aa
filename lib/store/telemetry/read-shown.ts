import { wordsOfHex } from "@/lib/telemetry/id-words";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { SpanTable } from "@/lib/telemetry/signals";

import { NO_ROW, readHashedSpans, readLogs, readSpans, TRACE_HASH } from "./read-tables";
import { listed } from "./sql-lists";
import type { WindowSource } from "./window-source";

/** The rows of a window that a frame shows in full. */
export async function readShown(source: WindowSource, { traces, timesUs }: WantedRows): Promise<ShownRows> {
  const hashes = traces.map(({ id: [one, other] }) => `${numberOf(Int32Array.of(one, other))}`);
  const { spans, traceHash } = await readHashedSpans(source, isOneOf(TRACE_HASH, hashes, "UBIGINT"));
  const times = Array.from(timesUs, (timeUs) => `${timeUs}`);
  const logs = await readLogs(source, isOneOf("time_us", times, "DOUBLE"));
  return { spans, traceId: traceHash, logs };
}

/** All spans of one trace, by its id in hex. */
export async function readTrace(source: WindowSource, traceId: string): Promise<SpanTable> {
  if (!/^[0-9a-f]{32}$/.test(traceId)) return readSpans(source, NO_ROW);
  const [high, low] = [0, 16].map((from) => numberOf(wordsOfHex([traceId], from)));
  return readSpans(source, `trace_high = ${high} AND trace_low = ${low}`);
}

function isOneOf(what: string, items: readonly string[], type: string): string {
  return items.length === 0 ? NO_ROW : `${what} IN ${listed(items, type)}`;
}

/** The number of two words, the lower first. */
function numberOf(words: Int32Array<ArrayBuffer>): bigint {
  const [number] = new BigUint64Array(words.buffer);
  return number ?? 0n;
}
