import { z } from "zod";

import { explicitBuckets } from "@/lib/telemetry/otlp/exponential-buckets";

import {
  attributes,
  clean,
  digits,
  double,
  isLate,
  merged,
  pairs,
  resource,
  serviceOf,
  split,
  text,
  us,
} from "./otlp-oracle-values";
import type { Row } from "./otlp-rows";

const ofPoint = { timeUnixNano: digits, attributes, flags: z.number().default(0) };
const counts = z.array(z.string()).default([]);
const side = z
  .object({ offset: z.number().default(0), bucketCounts: counts })
  .default({ offset: 0, bucketCounts: [] });
const point = z.object({
  ...ofPoint,
  asDouble: double.optional(),
  asInt: z.string().optional(),
  count: digits,
  sum: double.optional(),
  bucketCounts: counts,
  explicitBounds: z.array(double).default([]),
  scale: z.number().default(0),
  zeroCount: digits,
  zeroThreshold: double.default(0),
  positive: side,
  negative: side,
  quantileValues: z.array(z.object({ quantile: double.default(0), value: double.default(0) })).default([]),
});
type Point = z.infer<typeof point>;
const data = z
  .object({
    dataPoints: z.array(point).default([]),
    aggregationTemporality: z.number().default(0),
    isMonotonic: z.boolean().default(false),
  })
  .optional();
const metrics = z.object({
  resourceMetrics: z.array(
    z.object({
      resource,
      scopeMetrics: z.array(
        z.object({
          metrics: z.array(
            z.object({
              name: text,
              unit: text,
              gauge: data,
              sum: data,
              histogram: data,
              exponentialHistogram: data,
              summary: data,
            }),
          ),
        }),
      ),
    }),
  ),
});

const INSTANCE =
  /^(service\.(instance\.id|version|namespace)|host\.(name|id)|k8s\.|container\.|process\.pid$)/;
type Part = [suffix: string, unit: string, kind: string, label: [string, string][], value: number];

/** The points that can be used, and how many data points cannot. */
export function expectedPoints(message: unknown): { rows: Row[]; rejected: number } {
  const all = metrics.parse(message).resourceMetrics.flatMap((part) => {
    const of = pairs(part.resource.attributes);
    const ofInstance = of.filter(([key]) => INSTANCE.test(key));
    return part.scopeMetrics.flatMap((scope) =>
      scope.metrics.flatMap((metric) => {
        const [type, held] = heldBy(metric);
        return (held?.dataPoints ?? []).map((one) => {
          const kind = kindOf(type, held?.aggregationTemporality ?? 0, held?.isMonotonic ?? false);
          const parts = kind === null ? null : partsOf(type, one, { kind, unit: clean(metric.unit) });
          const timeUs = us(one.timeUnixNano);
          if (parts === null || metric.name === "" || timeUs === 0 || isLate(one.timeUnixNano)) return null;
          return parts.map(([suffix, unit, ofSeries, label, said]) => ({
            service: serviceOf(of),
            metric: clean(metric.name) + suffix,
            unit,
            kind: ofSeries,
            attributes: merged(ofInstance, pairs(one.attributes), label),
            timeUs,
            value: (one.flags & 1) === 1 ? Number.NaN : said,
          }));
        });
      }),
    );
  });
  const { rows, rejected } = split(all);
  return { rows: rows.flat(), rejected };
}

function heldBy(metric: Readonly<Record<string, unknown>>): [string, z.infer<typeof data>] {
  const names = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"];
  const name = names.find((one) => metric[one] !== undefined) ?? "";
  return [name, data.parse(metric[name])];
}

function kindOf(type: string, temporality: number, isMonotonic: boolean): string | null {
  if (type === "gauge" || type === "summary") return "gauge";
  if (temporality === 1) return "delta";
  if (temporality !== 2) return null;
  return type === "sum" && !isMonotonic ? "gauge" : "cumulative";
}

function partsOf(type: string, one: Point, { kind, unit }: { kind: string; unit: string }): Part[] | null {
  const total = (how: string): Part[] => [
    [".count", "1", how, [], Number(one.count)],
    ...(one.sum === undefined && type !== "summary"
      ? []
      : [[".sum", unit, how, [], one.sum ?? 0] satisfies Part]),
  ];
  const bucket = (upTo: number, count: number): Part => [
    ".bucket",
    "1",
    kind,
    [["le", upTo === Infinity ? "+Inf" : String(upTo)]],
    count,
  ];
  switch (type) {
    case "gauge":
    case "sum": {
      const said = one.asDouble ?? (one.asInt === undefined ? undefined : Number(one.asInt));
      if (said === undefined && (one.flags & 1) === 0) return null;
      return [["", unit, kind, [], said ?? Number.NaN]];
    }
    case "summary":
      return [
        ...total("cumulative"),
        ...one.quantileValues.map((at): Part => [
          ".quantile",
          unit,
          "gauge",
          [["quantile", String(at.quantile)]],
          at.value,
        ]),
      ];
    case "histogram": {
      const ofBuckets = one.bucketCounts.map(Number);
      if (ofBuckets.length === 0 && one.explicitBounds.length === 0) return total(kind);
      if (ofBuckets.length !== one.explicitBounds.length + 1) return null;
      const upTo = (index: number) => ofBuckets.slice(0, index + 1).reduce((sum, count) => sum + count, 0);
      const last = Math.max(Number(one.count), upTo(ofBuckets.length));
      return [
        ...total(kind),
        ...one.explicitBounds.map((bound, index) => bucket(bound, upTo(index))),
        bucket(Infinity, last),
      ];
    }
    default: {
      if (one.scale < -10 || one.scale > 20) return null;
      const sideOf = ({ offset, bucketCounts }: Point["positive"]) => ({
        offset,
        counts: bucketCounts.map(Number),
      });
      const numbers = { count: Number(one.count), zeroCount: Number(one.zeroCount) };
      const sides = { positive: sideOf(one.positive), negative: sideOf(one.negative) };
      // How buckets are merged has a test of its own.
      return [
        ...total(kind),
        ...explicitBuckets({ ...one, ...numbers, ...sides }).map(({ upTo, count }) => bucket(upTo, count)),
      ];
    }
  }
}
