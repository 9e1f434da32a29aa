const TEXT_BYTES = 64;

/** About the bytes that a value's typed arrays and texts take. Looks into records and lists of records, not into lists of anything else. */
export function bytesOfArrays(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.length * TEXT_BYTES;
  return Object.values(value).reduce((sum: number, item) => sum + bytesOfArrays(item), 0);
}
