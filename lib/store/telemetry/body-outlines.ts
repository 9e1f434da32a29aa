/** From it on a byte is not a character by itself. */
const FIRST_OF_MANY = 128;
const ROOM = 256;

/** SQL: an INTEGER of how many bytes a body has and how it begins. */
export const OUTLINE = `(strlen(body) * ${ROOM} + least(ascii(body), ${FIRST_OF_MANY}))::INTEGER`;

/**
 * Where each body ends in the bytes of all. Throws where these are not the bodies that were outlined, one after the
 * other: the engine keeps the rows of a list and of a joined text in the same order, and promises it nowhere.
 */
export function endsOfBodies(outlines: Int32Array, bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const ends = new Uint32Array(outlines.length);
  let end = 0;
  let strange = 0;
  for (let row = 0; row < ends.length; row++) {
    const outline = outlines[row] ?? 0;
    const start = end;
    end += Math.floor(outline / ROOM);
    ends[row] = end;
    if (end > start && Math.min(bytes[start] ?? 0, FIRST_OF_MANY) !== outline % ROOM) strange += 1;
  }
  if (strange > 0 || end !== bytes.length)
    throw new Error("The bodies of log records are not in the order of their rows.");
  return ends;
}
