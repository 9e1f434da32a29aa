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
const BLANK = 32;
/** No byte has this code. */
const MASK_CODE = 0x1_00;
const [FIRST_PRIME, SECOND_PRIME] = [0x01000193, 0x85ebca6b];

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
  const end = Math.min(stop, start + MAX_READ);
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  // What they were after the last mask, to which a mask that follows it goes back.
  let oneMasked = 0;
  let otherMasked = 0;
  let followsMask = false;
  let at = start;
  while (at < end) {
    let code = bytes[at] ?? BLANK;
    let kind = KIND[code] ?? HARD;
    if (kind >= LETTER) {
      const wordStart = at;
      const oneBefore = one;
      let kinds = 0;
      do {
        kinds |= kind;
        one = Math.imul(one ^ code, FIRST_PRIME);
        at += 1;
        code = at < end ? (bytes[at] ?? BLANK) : BLANK;
        kind = KIND[code] ?? HARD;
      } while (kind >= LETTER);
      if (!isMasked(kinds, at - wordStart)) {
        other = Math.imul(other ^ one, SECOND_PRIME);
        followsMask = false;
      } else if (!followsMask) {
        one = oneMasked = Math.imul(oneBefore ^ MASK_CODE, FIRST_PRIME);
        other = otherMasked = Math.imul(other ^ one, SECOND_PRIME);
        followsMask = true;
      } else {
        one = oneMasked;
        other = otherMasked;
      }
      if (at >= end) break;
    }
    one = Math.imul(one ^ code, FIRST_PRIME);
    other = Math.imul(other ^ one, SECOND_PRIME);
    if (kind === HARD) followsMask = false;
    at += 1;
  }
  hash[0] = one;
  hash[1] = other;
}
