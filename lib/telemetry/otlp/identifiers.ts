const ZEROS = /^0*$/;

/** Whether this is the hex of so many bytes, not all of them zero: OpenTelemetry calls such an id invalid. */
export function isId(hex: string, bytes: number): boolean {
  return hex.length === 2 * bytes && !ZEROS.test(hex);
}

export const TRACE_ID_BYTES = 16;
export const SPAN_ID_BYTES = 8;
