/**
 * The buffers behind the typed arrays of a value that hold anything, each once: with them it goes to another thread without a copy. Looks
 * into records and lists, `depth` levels deep.
 */
export function buffersOf(value: unknown, depth: number): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, depth, found);
  return [...found];
}

function collect(value: unknown, depth: number, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && value.byteLength > 0) found.add(value.buffer);
  } else if (depth > 0 && !isOfPlain(value))
    for (const item of Object.values(value)) collect(item, depth - 1, found);
}

/** A list whose first item holds nothing holds nothing. */
function isOfPlain(value: object): boolean {
  return Array.isArray(value) && (typeof value[0] !== "object" || value[0] === null);
}
