import type { LogTable } from "./signals";

/** Log records without what is only shown of them: their bodies as UTF-8, one after the other. */
export type LogLines = Pick<LogTable, "texts" | "timeUs" | "service" | "severity"> & {
  bytes: Uint8Array;
  /** Where the body of a row ends in `bytes`: the next one begins there. */
  ends: Uint32Array;
};

/** Bytes of a UTF-16 unit at most. */
const MOST_BYTES = 3;

/** The lines of a table. */
export function linesOf({ texts, timeUs, service, severity, body }: LogTable): LogLines {
  const encoder = new TextEncoder();
  const ends = new Uint32Array(body.length);
  const units = body.reduce((sum, text) => sum + text.length, 0);
  let bytes = new Uint8Array(units);
  let end = 0;
  for (let row = 0; row < body.length; row++) {
    const text = body[row] ?? "";
    const most = end + text.length * MOST_BYTES;
    if (most > bytes.length) bytes = longer(bytes, Math.max(most, bytes.length * 1.25));
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    ends[row] = end;
  }
  return { texts, timeUs, service, severity, bytes: bytes.subarray(0, end), ends };
}

function longer(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(Math.ceil(length));
  grown.set(bytes);
  return grown;
}

/** Where the body of a row begins in `bytes`. */
function startOfLine({ ends }: LogLines, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] ?? 0);
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The body of a row, or the first `most` bytes of it. */
export function lineText(lines: LogLines, row: number, most = Infinity): string {
  const start = startOfLine(lines, row);
  const end = Math.min(lines.ends[row] ?? start, start + most);
  return decoder.decode(lines.bytes.subarray(start, end));
}

/** Order of the bodies of two rows, byte by byte. */
export function compareLines(lines: LogLines, one: number, other: number): number {
  const { bytes, ends } = lines;
  const [oneStart, otherStart] = [startOfLine(lines, one), startOfLine(lines, other)];
  const [oneLength, otherLength] = [(ends[one] ?? 0) - oneStart, (ends[other] ?? 0) - otherStart];
  for (let at = 0; at < oneLength && at < otherLength; at++) {
    const difference = (bytes[oneStart + at] ?? 0) - (bytes[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return oneLength - otherLength;
}
