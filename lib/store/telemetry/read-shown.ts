import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";

import { readColumns, texts, words } from "./read-columns";
import { readLogs, readSpans } from "./read-tables";
import { quoted } from "./segments";
import type { WindowSource } from "./window-source";

/** The rows of a window that a frame shows in full. */
export async function readShown(source: WindowSource, { traces, timesUs }: WantedRows): Promise<ShownRows> {
  const hashes = traces.map(({ id: [one, other] }) => `${hashOf(one, other)}`);
  const spans = await readSpans(source, `hash(trace_id) IN (${["NULL", ...hashes].join(", ")})`);
  const logs = await readLogs(source, `time_us IN (${["NULL", ...timesUs].join(", ")})`);
  return { spans, traceId: await hashesOf(source, spans.traceId), logs };
}

/** The engine's hash of two words of it. */
function hashOf(one: number, other: number): bigint {
  const [word] = new BigUint64Array(Int32Array.of(one, other).buffer);
  return word ?? 0n;
}

/** The words of each id's hash. */
async function hashesOf({ connection }: WindowSource, ids: readonly string[]): Promise<Int32Array> {
  const known = [...new Set(ids)];
  const [id, hash] = [texts(), words()];
  const listed = known.map((text) => `'${quoted(text)}'`).join(", ");
  await readColumns(connection, `SELECT id, hash(id) FROM (SELECT unnest([${listed}]::VARCHAR[]) AS id)`, [
    id,
    hash,
  ]);
  const hashes = hash.all();
  const rowOf = new Map(id.all().map((text, row) => [text, row]));
  return Int32Array.from({ length: 2 * ids.length }, (_, at) => {
    const row = rowOf.get(ids[at >> 1] ?? "") ?? 0;
    return hashes[2 * row + (at & 1)] ?? 0;
  });
}
