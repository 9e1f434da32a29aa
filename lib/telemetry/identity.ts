/**
 * 16 hex digits that stand for these texts in this order, the same everywhere and always. Not for secrets: who wants
 * two texts with one identity can find them.
 */
export function identityOf(texts: Iterable<string>): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    // No text holds this code: where one text ends is part of the identity.
    high = Math.imul(high ^ 0x1_0000, 0x9e3779b1);
    low = Math.imul(low ^ 0x1_0000, 0x5f356495);
  }
  const mixedHigh = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  const mixedLow = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return hex(mixedHigh) + hex(mixedLow);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
