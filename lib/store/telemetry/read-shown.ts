import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";

import { readColumns, texts, words } from "./read-columns";
import { readLogs, readSpans } from "./read-tables";
import { quoted } from "./segments";
import type { WindowSource } from "./window-source";

/** The rows of a window that a frame shows in full. */
export async function readShown(source: WindowSource, { traces, timesUs }: WantedRows): Promise<ShownRows> {
  const hashes = traces.map(({ id: [one, other] }) => `${hashOf(one, other)}`);
  const spans = await readSpans(source, `hash(trace_id) IN ${listed(hashes, "UBIGINT")}`);
  const times = Array.from(timesUs, (timeUs) => `${timeUs}`);
  const logs = await readLogs(source, `time_us IN ${listed(times, "DOUBLE")}`);
  return { spans, traceId: await hashesOf(source, spans.traceId), logs };
}

/** As a table, which the engine looks up by hash; the items of a plain list it would compare one by one. */
function listed(items: readonly string[], type: string): string {
  return `(SELECT unnest([${items.join(", ")}]::${type}[]))`;
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
  const items = known.map((text) => `'${quoted(text)}'`).join(", ");
  await readColumns(connection, `SELECT id, hash(id) FROM (SELECT unnest([${items}]::VARCHAR[]) AS id)`, [
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
