/** 16 hex digits that follow from a text: FNV-1a from two beginnings. No secret, and no proof against who wants a twin. */
export function textHash(text: string): string {
  return hashFrom(0x811c9dc5, text) + hashFrom(0x9747b28c, text);
}

function hashFrom(basis: number, text: string): string {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
