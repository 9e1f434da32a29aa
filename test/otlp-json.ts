const HEX_IDS = new Set(["traceId", "spanId", "parentSpanId"]);

/** A message as OTLP's JSON has it, from one as protobufjs gives it: ids in hex, other bytes in base64. */
export function otlpJson(message: unknown): string {
  return JSON.stringify(message, (name, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString(HEX_IDS.has(name) ? "hex" : "base64");
    if (typeof value === "number" && !Number.isFinite(value)) return String(value);
    // JSON.stringify would write 0.
    return Object.is(value, -0) ? "-0" : value;
  });
}
