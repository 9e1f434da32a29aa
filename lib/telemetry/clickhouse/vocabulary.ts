/** The exporter writes enumerations as words: "SPAN_KIND_SERVER" in its first years, "Server" since. */
const SPAN_KINDS: ReadonlyMap<string, number> = new Map([
  ["INTERNAL", 1],
  ["SERVER", 2],
  ["CLIENT", 3],
  ["PRODUCER", 4],
  ["CONSUMER", 5],
]);

const STATUS_CODES: ReadonlyMap<string, number> = new Map([
  ["OK", 1],
  ["ERROR", 2],
]);

/** OTLP's SpanKind; 0 for what is none. */
export function spanKindOf(word: string): number {
  return SPAN_KINDS.get(word.toUpperCase().replace(/^SPAN_KIND_/, "")) ?? 0;
}

/** OTLP's StatusCode; 0 for what is none. */
export function statusOf(word: string): number {
  return STATUS_CODES.get(word.toUpperCase().replace(/^STATUS_CODE_/, "")) ?? 0;
}
