const encoder = new TextEncoder();

/** Whether nodes nest no deeper than that. Looks no deeper itself, so hostile nesting costs nothing. */
export function atMostDeep(node: unknown, depth: number): boolean {
  if (depth === 0) return false;
  if (typeof node !== "object" || node === null || !("content" in node)) return true;
  return !Array.isArray(node.content) || node.content.every((child) => atMostDeep(child, depth - 1));
}

/** Whether it takes no more bytes as JSON. */
export function atMostBytes(value: unknown, bytes: number): boolean {
  const json = JSON.stringify(value);
  return json === undefined || (json.length <= bytes && encoder.encode(json).length <= bytes);
}
