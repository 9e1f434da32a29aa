import { idOfBytes, type SentId } from "./identifiers";
import { Malformed } from "./malformed";
import { DELIMITED, FIXED32, FIXED64, GROUP, GROUP_END, VARINT } from "./protobuf-tags";
import { ProtobufTexts } from "./protobuf-texts";

/** Groups, which nobody has written for twenty years, inside one another. */
const MOST_GROUPS = 32;
const VARINT_BYTES = 10;
const TWO_32 = 2 ** 32;

/**
 * Reads protobuf's wire format from bytes. What is asked for moves `at`, which never passes the end of the bytes.
 * Throws `Malformed` where they end too early or say what no message can.
 */
export class ProtobufReader {
  /** The next byte to be read. */
  at = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly texts: ProtobufTexts;
  /** The upper 32 bits of the last varint; its lower ones are what `low` gave. */
  private high = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.texts = new ProtobufTexts(bytes);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** Whether the message that ends at `end` has another field. */
  more(end: number): boolean {
    if (this.at > end) throw new Malformed("A field is longer than the message that it is in.");
    return this.at < end;
  }

  /** The next field's tag. */
  tag(): number {
    const tag = this.uint();
    if (tag >= TWO_32 || tag < 8) throw new Malformed("A field has a number that no field can have.");
    return tag;
  }

  /** Reads a length; gives where what has that length ends. */
  end(): number {
    const length = this.uint();
    if (length > this.bytes.length - this.at) throw new Malformed("The body ends in the middle of a field.");
    return this.at + length;
  }

  /** An unsigned number of up to 64 bits; beyond 2^53 the nearest double. */
  uint(): number {
    const first = this.bytes[this.at];
    if (first !== undefined && first < 128) {
      this.at += 1;
      return first;
    }
    const low = this.low();
    return this.high * TWO_32 + low;
  }

  /** An enum's number, or another of 32 bits with a sign. */
  int32(): number {
    return this.low() | 0;
  }

  sint32(): number {
    const low = this.low();
    return (low >>> 1) ^ -(low & 1);
  }

  bool(): boolean {
    return this.uint() !== 0;
  }

  /** A number of 64 bits with a sign, in decimal digits. */
  int64Text(): string {
    const low = this.low();
    // Between 2^53 and its negative a double holds it.
    if ((this.high | 0) >= -0x200000 && (this.high | 0) < 0x200000)
      return String((this.high | 0) * TWO_32 + low);
    return BigInt.asIntN(64, (BigInt(this.high) << 32n) | BigInt(low)).toString();
  }

  double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** An unsigned number of 64 bits; beyond 2^53 the nearest double. */
  fixed64(): number {
    const at = this.take(8);
    return this.view.getUint32(at + 4, true) * TWO_32 + this.view.getUint32(at, true);
  }

  sfixed64(): number {
    const at = this.take(8);
    return this.view.getInt32(at + 4, true) * TWO_32 + this.view.getUint32(at, true);
  }

  /** Nanoseconds in 64 unsigned bits, as whole microseconds, rounded down. */
  timeUs(): number {
    const at = this.take(8);
    const low = this.view.getUint32(at, true);
    const high = this.view.getUint32(at + 4, true);
    // 2^32 = 4294967 * 1000 + 296, so that nothing here needs more than the 53 bits of a double.
    return high * 4_294_967 + Math.floor((high * 296 + low) / 1_000);
  }

  /** A text, clipped to a little more than `limit` code units; bytes that are no UTF-8 become U+FFFD. */
  text(limit: number): string {
    const end = this.end();
    const start = this.at;
    this.at = end;
    return this.texts.text(start, end, limit);
  }

  /** An identifier. */
  id(): SentId {
    const end = this.end();
    const start = this.at;
    this.at = end;
    return idOfBytes(this.view, start, end - start);
  }

  /** A view of the bytes, not a copy. */
  blob(): Uint8Array {
    const end = this.end();
    const start = this.at;
    this.at = end;
    return this.bytes.subarray(start, end);
  }

  /** Moves past a field that nobody asked for. */
  skip(tag: number, depth = 0): void {
    switch (tag & 7) {
      case VARINT:
        this.low();
        return;
      case FIXED64:
        this.take(8);
        return;
      case DELIMITED:
        this.at = this.end();
        return;
      case FIXED32:
        this.take(4);
        return;
      case GROUP:
        if (depth >= MOST_GROUPS) throw new Malformed("Groups are nested too deeply.");
        for (let inner = this.tag(); (inner & 7) !== GROUP_END; inner = this.tag())
          this.skip(inner, depth + 1);
        return;
      default:
        throw new Malformed("A field has a type that no field can have.");
    }
  }

  private take(length: number): number {
    const at = this.at;
    if (length > this.bytes.length - at) throw new Malformed("The body ends in the middle of a field.");
    this.at = at + length;
    return at;
  }

  /** Reads a varint; gives its lower 32 bits, and leaves the upper ones in `high`. Both unsigned. */
  private low(): number {
    let low = 0;
    let high = 0;
    for (let index = 0; index < VARINT_BYTES; index++) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new Malformed("The body ends in the middle of a number.");
      this.at += 1;
      const bits = byte & 127;
      if (index < 4) low |= bits << (7 * index);
      else if (index === 4) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (7 * index - 32);
      if (byte < 128) {
        this.high = high >>> 0;
        return low >>> 0;
      }
    }
    throw new Malformed("A number is longer than ten bytes.");
  }
}
