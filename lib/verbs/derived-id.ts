import { createHash } from "node:crypto";

/** A UUID of version 8 that follows from some words: the same words always give the same. */
export function derivedId(words: readonly string[]): string {
  const digest = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}
