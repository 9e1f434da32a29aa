import * as fc from "fast-check";

// Messages as protobufjs takes and gives them: 64-bit numbers as digits, ids as bytes.

export type AnyValue = Partial<{
  stringValue: string;
  boolValue: boolean;
  intValue: string;
  doubleValue: number;
  arrayValue: { values: readonly AnyValue[] };
  kvlistValue: { values: readonly KeyValue[] };
  bytesValue: Uint8Array;
}>;
export type KeyValue = { key: string; value?: AnyValue | undefined };

const text = fc.oneof(
  fc.constantFrom(
    "",
    "GET",
    "http.request.method",
    "service.name",
    "host.name",
    "checkout",
    "__proto__",
    "7",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 12 }),
);

const { value: anyValue } = fc.letrec<{ value: AnyValue; attribute: KeyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text.map((stringValue) => ({ stringValue })),
    fc.boolean().map((boolValue) => ({ boolValue })),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => ({ intValue: String(value) })),
    fc.integer({ min: -300, max: 300 }).map((value) => ({ intValue: String(value) })),
    fc.double().map((doubleValue) => ({ doubleValue })),
    fc.uint8Array({ maxLength: 9 }).map((bytesValue) => ({ bytesValue })),
    fc.constant({}),
    fc.array(tie("value"), { maxLength: 3 }).map((values) => ({ arrayValue: { values } })),
    fc.array(tie("attribute"), { maxLength: 3 }).map((values) => ({ kvlistValue: { values } })),
  ),
  attribute: fc.record({ key: text, value: tie("value") }),
}));

const attributes = fc.array(fc.record({ key: text, value: anyValue }), { maxLength: 6 });

const idBytes = (length: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.uint8Array({ minLength: length, maxLength: length }) },
    fc.constant(new Uint8Array(length)),
    fc.constant(new Uint8Array()),
    fc.uint8Array({ maxLength: 20 }),
  );
const nanos = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt({ min: 1_700_000_000_000_000_000n, max: 1_900_000_000_000_000_000n }) },
  fc.constantFrom(0n, 1n, 999n, 1_000n, 2n ** 64n - 1n),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
);
const time = nanos.map(String);
const small = fc.integer({ min: -2, max: 30 });
const count = fc.nat(1_000).map(String);
const number = fc.double();
const scope = fc.record({ name: text, version: text, attributes });

const request = <T>(names: { ofResource: string; ofScope: string; items: string }, item: fc.Arbitrary<T>) =>
  fc
    .array(
      fc.record(
        {
          resource: fc.record({ attributes, droppedAttributesCount: fc.nat(9) }),
          scopes: fc.array(fc.record({ scope, items: fc.array(item, { maxLength: 4 }), schemaUrl: text }), {
            maxLength: 3,
          }),
          schemaUrl: text,
        },
        { requiredKeys: ["scopes"] },
      ),
      { maxLength: 3 },
    )
    .map((parts) => ({
      [names.ofResource]: parts.map(({ scopes, ...part }) => ({
        ...part,
        [names.ofScope]: scopes.map(({ items, ...rest }) => ({ ...rest, [names.items]: items })),
      })),
    }));

/** ExportTraceServiceRequests, with spans that can be used and some that cannot. */
export const anyTraces = request(
  { ofResource: "resourceSpans", ofScope: "scopeSpans", items: "spans" },
  fc.record(
    {
      traceId: idBytes(16),
      spanId: idBytes(8),
      traceState: text,
      parentSpanId: idBytes(8),
      name: text,
      kind: small,
      startTimeUnixNano: time,
      endTimeUnixNano: time,
      attributes,
      droppedAttributesCount: fc.nat(300),
      events: fc.array(fc.record({ timeUnixNano: time, name: text, attributes }), { maxLength: 2 }),
      links: fc.array(fc.record({ traceId: idBytes(16), spanId: idBytes(8), attributes }), { maxLength: 2 }),
      status: fc.record({ message: text, code: small }),
      flags: fc.nat(256),
    },
    { requiredKeys: ["traceId", "spanId", "startTimeUnixNano"] },
  ),
);

/** ExportLogsServiceRequests. */
export const anyLogs = request(
  { ofResource: "resourceLogs", ofScope: "scopeLogs", items: "logRecords" },
  fc.record(
    {
      timeUnixNano: time,
      observedTimeUnixNano: time,
      severityNumber: small,
      severityText: fc.oneof(text, fc.constantFrom("WARN", "error")),
      body: anyValue,
      attributes,
      traceId: idBytes(16),
      spanId: idBytes(8),
      flags: fc.nat(1),
      eventName: text,
    },
    { requiredKeys: [] },
  ),
);

const ofPoint = { timeUnixNano: time, startTimeUnixNano: time, attributes, flags: fc.nat(2) };
const exemplars = fc.array(
  fc.record({ timeUnixNano: time, asDouble: number, filteredAttributes: attributes }),
  {
    maxLength: 1,
  },
);
const dataPoints = <T>(point: fc.Arbitrary<T>) => fc.array(point, { maxLength: 4 });
const numberPoint = fc
  .record(
    {
      ...ofPoint,
      exemplars,
      value: fc.oneof(
        fc.record({ asDouble: number }),
        fc.record({ asInt: fc.maxSafeInteger().map(String) }),
        fc.constant({}),
      ),
    },
    { requiredKeys: ["timeUnixNano", "value"] },
  )
  .map(({ value, ...point }) => Object.assign(point, value));
const bounds = fc
  .uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 5 })
  .map((values) => values.sort((one, other) => one - other));
const histogramPoint = fc
  .tuple(
    fc.record(
      { ...ofPoint, exemplars, count, sum: number, min: number, max: number },
      { requiredKeys: ["timeUnixNano"] },
    ),
    bounds,
    fc.array(count, { minLength: 6, maxLength: 6 }),
    fc.integer({ min: 0, max: 20 }),
  )
  .map(([point, explicitBounds, counts, luck]) =>
    Object.assign(point, {
      explicitBounds,
      // One in twenty does not fit its bounds.
      bucketCounts: counts.slice(0, luck === 0 ? 6 : explicitBounds.length + 1),
    }),
  );
const side = fc.record({
  offset: fc.integer({ min: -50, max: 50 }),
  bucketCounts: fc.array(count, { maxLength: 12 }),
});
const exponentialPoint = fc.record(
  {
    ...ofPoint,
    exemplars,
    count,
    sum: number,
    scale: fc.integer({ min: -12, max: 22 }),
    zeroCount: count,
    zeroThreshold: fc.double({ min: 0, max: 1, noNaN: true }),
    positive: side,
    negative: side,
  },
  { requiredKeys: ["timeUnixNano"] },
);
const summaryPoint = fc.record(
  {
    ...ofPoint,
    count,
    sum: number,
    quantileValues: fc.array(
      fc.record({ quantile: fc.double({ min: 0, max: 1, noNaN: true }), value: number }),
      {
        maxLength: 3,
      },
    ),
  },
  { requiredKeys: ["timeUnixNano"] },
);
const aggregationTemporality = fc.integer({ min: 0, max: 3 });

/** ExportMetricsServiceRequests, with points of every type. */
export const anyMetrics = request(
  { ofResource: "resourceMetrics", ofScope: "scopeMetrics", items: "metrics" },
  fc
    .tuple(
      fc.record({ name: text, unit: text, description: text }),
      fc.oneof(
        fc.record({ gauge: fc.record({ dataPoints: dataPoints(numberPoint) }) }),
        fc.record({
          sum: fc.record({
            dataPoints: dataPoints(numberPoint),
            aggregationTemporality,
            isMonotonic: fc.boolean(),
          }),
        }),
        fc.record({
          histogram: fc.record({ dataPoints: dataPoints(histogramPoint), aggregationTemporality }),
        }),
        fc.record({
          exponentialHistogram: fc.record({
            dataPoints: dataPoints(exponentialPoint),
            aggregationTemporality,
          }),
        }),
        fc.record({ summary: fc.record({ dataPoints: dataPoints(summaryPoint) }) }),
        fc.constant({}),
      ),
    )
    .map(([metric, data]) => Object.assign(metric, data)),
);

/** A body changed, cut or lengthened at a few places. */
export const mutated = (body: Uint8Array<ArrayBuffer>) =>
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom("set", "cut", "insert")), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) => changes.reduce((bytes, change) => changed(bytes, change), [...body]))
    .map((bytes) => Uint8Array.from(bytes));

function changed(bytes: readonly number[], [place, byte, how]: [number, number, string]): number[] {
  const at = place % (bytes.length + 1);
  if (how === "cut") return bytes.slice(0, at);
  return bytes.toSpliced(at, how === "set" ? 1 : 0, byte);
}
