import { delimited, varint } from "./protobuf-tags";

/** A field of a number that is not negative; nothing for zero, as proto3 has it. */
export function uintField(field: number, value: number): number[] {
  return value === 0 ? [] : [...varintBytes(varint(field)), ...varintBytes(value)];
}

/** A field of text in UTF-8; nothing for "". */
export function textField(field: number, text: string): number[] {
  return text === "" ? [] : messageField(field, [...new TextEncoder().encode(text)]);
}

/** A field that is a message itself, from its bytes. */
export function messageField(field: number, bytes: readonly number[]): number[] {
  return [...varintBytes(delimited(field)), ...varintBytes(bytes.length), ...bytes];
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}
