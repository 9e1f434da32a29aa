/** What stands for the parts of a line that vary: numbers, ids, times, addresses, digests. */
export const MASK = "<*>";

/** Bytes. A line is read so far: what tells lines apart comes early, and a dump of a megabyte is one line too. */
const MAX_READ = 600;
const MAX_WORD = 48;
const LEAST_HEX = 8;

/** Kinds of characters. Those of words are bits; between two masks a soft mark joins them, so a date is one mask. */
const [HARD, SOFT, SPACE, LETTER, HEX, DIGIT] = [0, 1, 2, 4, 8, 16];
const KIND = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9]/u.test(character)) return DIGIT;
  if (/[a-fA-F]/u.test(character)) return HEX;
  if (code >= 128 || /[\w.-]/u.test(character)) return LETTER;
  if (/[,:;/+]/u.test(character)) return SOFT;
  return code <= 32 ? SPACE : HARD;
});
/** No byte has this code. */
const MASK_CODE = 0x1_00;

/** Blanks, words and marks, in this order of preference; of bytes as characters. */
// oxlint-disable-next-line no-control-regex -- control characters are white space here
const PARTS = /[\u0000-\u0020]+|[\w.\-\u0080-\u00ff]+|[^]/gu;

/** A word is masked that has a digit, is long, or is nothing but hex digits; `kinds` are those of its characters. */
function isMasked(kinds: number, length: number): boolean {
  return kinds >= DIGIT || length > MAX_WORD || (kinds === HEX && length >= LEAST_HEX);
}

/** Bytes of a line that are read at most. */
export const MAX_READ_BYTES = MAX_READ;

/**
 * The masked line as text; white space counts as one blank. Given as UTF-8, of which it is no more than the first
 * `MAX_READ_BYTES`.
 */
export function maskedText(line: Uint8Array): string {
  const kept: string[] = [];
  let afterMask = -1;
  for (const [part] of bytesAsText(line.subarray(0, MAX_READ)).matchAll(PARTS)) {
    let kinds = 0;
    for (let at = 0; at < part.length; at++) kinds |= KIND[part.charCodeAt(at)] ?? HARD;
    const isWord = kinds >= LETTER;
    if (isWord && isMasked(kinds, part.length)) {
      if (afterMask >= 0) kept.length = afterMask;
      else afterMask = kept.push(MASK);
    } else {
      kept.push(kinds === SPACE ? " " : part);
      if (isWord || kinds === HARD) afterMask = -1;
    }
  }
  return textOfBytes(kept.join("").trim());
}

/** Each byte as the character of its number: a letter of several bytes is a word of several characters here. */
function bytesAsText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

const decoder = new TextDecoder();

function textOfBytes(text: string): string {
  return decoder.decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/**
 * Two words of hash of the line from `start` to `stop`: lines with equal hashes are, as good as surely, equal when masked. The other way round
 * only white space may make a difference. Nothing is cut out of the line, so one like others costs no memory.
 */
export function hashMasked(
  bytes: Uint8Array,
  { start, stop }: { start: number; stop: number },
  hash: Int32Array,
): void {
  // Used for each byte, and twice as slow to get at where they belong to the module.
  const kindOf = KIND;
  const [letter, hard] = [LETTER, HARD];
  const firstPrime = 0x01000193;
  const secondPrime = 0x85ebca6b | 0;
  const end = Math.min(stop, start + MAX_READ);
  let one = 0x811c9dc5 | 0;
  let other = 0x9e3779b9 | 0;
  // What they were before the last mask: one that follows it takes its place, and that of the marks between.
  let oneBefore = 0;
  let otherBefore = 0;
  let followsMask = false;
  let at = start;
  while (at < end) {
    let code = bytes[at] ?? 0;
    let kind = kindOf[code] ?? hard;
    if (kind >= letter) {
      const wordStart = at;
      let word = one;
      let kinds = 0;
      do {
        kinds |= kind;
        word = Math.imul(word ^ code, firstPrime);
        at += 1;
        if (at >= end) break;
        code = bytes[at] ?? 0;
        kind = kindOf[code] ?? hard;
      } while (kind >= letter);
      if (isMasked(kinds, at - wordStart)) {
        if (!followsMask) {
          oneBefore = one;
          otherBefore = other;
          followsMask = true;
        }
        one = Math.imul(oneBefore ^ MASK_CODE, firstPrime);
        other = Math.imul(otherBefore ^ one, secondPrime);
      } else {
        one = word;
        other = Math.imul(other ^ one, secondPrime);
        followsMask = false;
      }
      if (at >= end) break;
    }
    one = Math.imul(one ^ code, firstPrime);
    other = Math.imul(other ^ one, secondPrime);
    if (kind === hard) followsMask = false;
    at += 1;
  }
  hash[0] = one;
  hash[1] = other;
}
