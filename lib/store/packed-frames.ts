import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, deflateSync, inflate } from "node:zlib";

const deflated = promisify(deflate);
const inflated = promisify(inflate);

/** How things are packed: V8's serialisation, which keeps typed arrays as they are, deflated at once rather than well. */
export const PACKED_FORMAT = 1;

/** Unpacked, a thing is no larger than this: a frame's limits keep it far below. Bytes. */
const MOST_BYTES = 1024 * 1024 * 1024;

const HASTE = { level: 1 };

export async function pack(value: unknown): Promise<Uint8Array> {
  return deflated(serialize(value), HASTE);
}

/** Packs in this thread, which has nothing better to do. The bytes have a buffer of their own. */
export function packHere(value: unknown): Uint8Array {
  return new Uint8Array(deflateSync(serialize(value), HASTE));
}

/** Throws where the bytes are of a format that this version does not know, or of a Node newer than this one. */
export async function unpack(bytes: Uint8Array, format: number): Promise<unknown> {
  if (format !== PACKED_FORMAT)
    throw new Error(`This was kept in format ${format}, by a newer version of Parallax than this one.`);
  return deserialize(await inflated(bytes, { maxOutputLength: MOST_BYTES }));
}
