import protobuf from "protobufjs";
import { z } from "zod";

import { OTLP_SCHEMA } from "./otlp-receiver-schema";

const { root } = protobuf.parse(OTLP_SCHEMA);

const value = z
  .object({
    stringValue: z.string().optional(),
    boolValue: z.boolean().optional(),
    intValue: z.string().transform(Number).optional(),
    doubleValue: z.number().optional(),
  })
  .transform(
    ({ stringValue, boolValue, intValue, doubleValue }) =>
      stringValue ?? boolValue ?? intValue ?? doubleValue,
  );
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .transform((pairs) => Object.fromEntries(pairs.map((pair) => [pair.key, pair.value])));
const id = z.string().transform((base64) => Buffer.from(base64, "base64").toString("hex"));
const ms = z.string().transform((nanoseconds) => Number(BigInt(nanoseconds) / 1_000n) / 1_000);
const resource = z.object({ attributes });
const scope = z.object({ name: z.string() });

const span = z.object({
  traceId: id,
  spanId: id,
  parentSpanId: id,
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: ms,
  endTimeUnixNano: ms,
  attributes,
  events: z.array(z.object({ name: z.string(), attributes })),
  status: z.object({ code: z.number() }),
});
const traces = z.object({
  resourceSpans: z.array(
    z.object({ resource, scopeSpans: z.array(z.object({ scope, spans: z.array(span) })) }),
  ),
});

const stamps = { startTimeUnixNano: ms, timeUnixNano: ms, attributes };
const numbers = z.object({
  dataPoints: z.array(
    z
      .object({ ...stamps, asDouble: z.number().optional(), asInt: z.string().optional() })
      .transform(({ asDouble, asInt, ...point }) => ({ ...point, value: asDouble ?? Number(asInt) })),
  ),
  isMonotonic: z.boolean(),
});
const histogram = z.object({
  dataPoints: z.array(
    z
      .object({ ...stamps, count: z.string().transform(Number), sum: z.number() })
      .transform(({ count, sum, ...point }) => ({ ...point, value: count, sum })),
  ),
});
const metric = z.object({
  name: z.string(),
  unit: z.string(),
  gauge: numbers.optional(),
  sum: numbers.optional(),
  histogram: histogram.optional(),
});
const metrics = z.object({
  resourceMetrics: z.array(
    z.object({ resource, scopeMetrics: z.array(z.object({ scope, metrics: z.array(metric) })) }),
  ),
});

const record = z.object({
  timeUnixNano: ms,
  severityNumber: z.number(),
  eventName: z.string(),
  body: value,
  attributes,
  traceId: id,
  spanId: id,
});
const logs = z.object({
  resourceLogs: z.array(
    z.object({ resource, scopeLogs: z.array(z.object({ scope, logRecords: z.array(record) })) }),
  ),
});

function decoder<Output>(name: string, schema: z.ZodType<Output>): (bytes: Uint8Array) => Output {
  const type = root.lookupType(name);
  return (bytes) =>
    schema.parse(
      type.toObject(type.decode(bytes), {
        longs: String,
        bytes: String,
        arrays: true,
        defaults: true,
        oneofs: false,
      }),
    );
}

/** Decode the bodies of OTLP requests in protobuf: times in milliseconds, names in hexadecimal, attributes as records. */
export const decodeTraces = decoder("Traces", traces);
export const decodeMetrics = decoder("Metrics", metrics);
export const decodeLogs = decoder("Logs", logs);
