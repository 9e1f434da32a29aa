import { wordsOfHex } from "@/lib/telemetry/id-words";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { SpanTable } from "@/lib/telemetry/signals";

import { readHashedSpans, readLogs, readSpans, TRACE_HASH } from "./read-tables";
import { listed } from "./sql-lists";
import type { WindowSource } from "./window-source";

/** The rows of a window that a frame shows in full. */
export async function readShown(source: WindowSource, { traces, timesUs }: WantedRows): Promise<ShownRows> {
  const hashes = traces.map(({ id: [one, other] }) => `${numberOf(Int32Array.of(one, other))}`);
  const { spans, traceHash } = await readHashedSpans(source, `${TRACE_HASH} IN ${listed(hashes, "UBIGINT")}`);
  const times = Array.from(timesUs, (timeUs) => `${timeUs}`);
  const logs = await readLogs(source, `time_us IN ${listed(times, "DOUBLE")}`);
  return { spans, traceId: traceHash, logs };
}

/** All spans of one trace, by its id in hex. */
export async function readTrace(source: WindowSource, traceId: string): Promise<SpanTable> {
  if (!/^[0-9a-f]{32}$/.test(traceId)) return readSpans(source, "false");
  const [high, low] = [0, 16].map((from) => numberOf(wordsOfHex([traceId], from)));
  return readSpans(source, `trace_high = ${high} AND trace_low = ${low}`);
}

/** The number of two words, the lower first. */
function numberOf(words: Int32Array<ArrayBuffer>): bigint {
  const [number] = new BigUint64Array(words.buffer);
  return number ?? 0n;
}
