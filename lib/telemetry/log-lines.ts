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
export function startOfLine({ ends }: Pick<LogLines, "ends">, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] ?? 0);
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The body of a row, or the first `most` bytes of it. */
export function lineText(lines: LogLines, row: number, most = Infinity): string {
  return decoder.decode(lineStart({ lines, row }, most));
}

/** A row of some lines. */
export type LineAt = { lines: LogLines; row: number };

/** Order of the bodies of two rows, byte by byte. */
export function compareLines(one: LineAt, other: LineAt): number {
  const [oneStart, otherStart] = [startOfLine(one.lines, one.row), startOfLine(other.lines, other.row)];
  const oneLength = (one.lines.ends[one.row] ?? 0) - oneStart;
  const otherLength = (other.lines.ends[other.row] ?? 0) - otherStart;
  for (let at = 0; at < oneLength && at < otherLength; at++) {
    const difference = (one.lines.bytes[oneStart + at] ?? 0) - (other.lines.bytes[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return oneLength - otherLength;
}

/** The first `most` bytes of a body. */
export function lineStart({ lines, row }: LineAt, most: number): Uint8Array {
  const start = startOfLine(lines, row);
  return lines.bytes.subarray(start, Math.min(lines.ends[row] ?? start, start + most));
}

/** These rows by themselves, of each body no more than the first `most` bytes. */
export function pickLines(lines: LogLines, rows: Uint32Array, most: number): LogLines {
  const ends = new Uint32Array(rows.length);
  const cuts = Array.from(rows, (row) => lineStart({ lines, row }, most));
  const bytes = new Uint8Array(cuts.reduce((sum, cut) => sum + cut.length, 0));
  let end = 0;
  for (const [index, cut] of cuts.entries()) {
    bytes.set(cut, end);
    end += cut.length;
    ends[index] = end;
  }
  return {
    texts: lines.texts,
    timeUs: Float64Array.from(rows, (row) => lines.timeUs[row] ?? Number.NaN),
    service: Uint32Array.from(rows, (row) => lines.service[row] ?? 0),
    severity: Uint8Array.from(rows, (row) => lines.severity[row] ?? 0),
    bytes,
    ends,
  };
}
