/** Slots of the table of texts that were met; a power of two. */
const SLOTS = 2_048;
/** Bytes up to which a text is worth remembering. */
const SHORT = 48;

/**
 * Makes texts from the bytes of one body. Keys, names and most values come again and again: short ones are
 * remembered, and given out again without being decoded.
 */
export class ProtobufTexts {
  private readonly bytes: Uint8Array;
  private readonly met: (string | undefined)[] = Array.from({ length: SLOTS });
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The text in UTF-8 from `start` to before `end`; no more of it than `limit` code units can need. */
  text(start: number, end: number, limit: number): string {
    const length = end - start;
    if (length === 0) return "";
    if (length > SHORT) return this.decode(start, Math.min(end, start + limit * 3 + 3));
    let hash = 0;
    let every = 0;
    for (let at = start; at < end; at++) {
      const byte = this.bytes[at] ?? 0;
      hash = Math.imul(hash ^ byte, 0x01000193);
      every |= byte;
    }
    if (every >= 128) return this.decode(start, end);
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const met = this.met[slot];
    if (met !== undefined && met.length === length && this.says(met, start)) return met;
    const text = this.decode(start, end);
    this.met[slot] = text;
    return text;
  }

  private decode(start: number, end: number): string {
    return this.decoder.decode(this.bytes.subarray(start, end));
  }

  private says(text: string, start: number): boolean {
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== this.bytes[start + at]) return false;
    return true;
  }
}
