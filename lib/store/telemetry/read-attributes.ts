import type { KeptAttributes } from "@/lib/telemetry/kept-attributes";
import type { Attributes } from "@/lib/telemetry/signals";

import { attributesReader } from "./attributes-reader";
import { integers, readColumns, texts } from "./read-columns";
import { listed } from "./sql-lists";
import type { WindowSource } from "./window-source";

/** Attributes of rows that were read: of each its own as JSON, and the number of its resource. */
export async function readAttributes(
  { connection }: Pick<WindowSource, "connection">,
  { own, resource }: { own: readonly string[]; resource: Int32Array },
): Promise<KeptAttributes> {
  const read = attributesReader();
  const resources: Attributes[] = [{}];
  const places = new Map<number, number>();
  const wanted = [...new Set(resource)].map(String);
  const [number, text] = [integers(), texts()];
  if (wanted.length > 0)
    await readColumns(
      connection,
      `SELECT resource, attributes FROM resource WHERE resource IN ${listed(wanted, "INTEGER")}`,
      [number, text],
    );
  const written = text.all();
  for (const [row, one] of number.all().entries())
    places.set(one, resources.push(read(written[row] ?? "{}")) - 1);
  return {
    attributes: own.map(read),
    // The first, which is empty, is that of rows with all of their attributes.
    resourceOf: Uint32Array.from(resource, (one) => places.get(one) ?? 0),
    resources,
  };
}
