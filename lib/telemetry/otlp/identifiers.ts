import { wordOfHex } from "../id-words";

/** An identifier as it was sent: how many bytes, and of 8 or 16 of them the words, the first byte highest. */
export type SentId = { bytes: number; first: number; second: number; third: number; fourth: number };

export const NO_ID: SentId = { bytes: 0, first: 0, second: 0, third: 0, fourth: 0 };

export const TRACE_ID_BYTES = 16;
export const SPAN_ID_BYTES = 8;

/** Whether this has so many bytes, not all of them zero: OpenTelemetry calls such an id invalid. */
export function isId({ bytes, first, second, third, fourth }: SentId, length: number): boolean {
  return bytes === length && (first | second | third | fourth) !== 0;
}

/** The identifier in so many bytes from `at` on. */
export function idOfBytes(view: DataView, at: number, bytes: number): SentId {
  if (bytes !== SPAN_ID_BYTES && bytes !== TRACE_ID_BYTES) return { ...NO_ID, bytes };
  const isLong = bytes === TRACE_ID_BYTES;
  return {
    bytes,
    first: view.getInt32(at),
    second: view.getInt32(at + 4),
    third: isLong ? view.getInt32(at + 8) : 0,
    fourth: isLong ? view.getInt32(at + 12) : 0,
  };
}

/** The identifier that is written in hex; what is no hex becomes one that no id can be. */
export function idOfHex(text: string): SentId {
  const bytes = text.length / 2;
  if (bytes !== SPAN_ID_BYTES && bytes !== TRACE_ID_BYTES) return { ...NO_ID, bytes };
  if (!/^[0-9a-f]*$/i.test(text)) return NO_HEX;
  const word = (index: number) => wordOfHex(text.slice(8 * index, 8 * index + 8));
  return { bytes, first: word(0), second: word(1), third: word(2), fourth: word(3) };
}

const NO_HEX: SentId = { ...NO_ID, bytes: 0.5 };
