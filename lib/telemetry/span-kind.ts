/** OTLP's SpanKind. */
export const SPAN_KIND = {
  unspecified: 0,
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
} as const;

/** OTLP's StatusCode of a span that failed. */
export const STATUS_ERROR = 2;

/** Taken on behalf of another. */
export function isEntryKind(kind: number | undefined): boolean {
  return kind === SPAN_KIND.server || kind === SPAN_KIND.consumer;
}

/** Asked of another. */
export function isExitKind(kind: number | undefined): boolean {
  return kind === SPAN_KIND.client || kind === SPAN_KIND.producer;
}
